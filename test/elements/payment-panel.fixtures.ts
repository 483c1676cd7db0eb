import { SANDBOX_PASSPHRASE } from '../../sdk/mocks/index.ts';
import { addDays } from '../../sdk/index.ts';
import { scopeName } from '../../sdk/session/scope-name.ts';
import { embed, embedding } from '../../src/controllers/embedding.ts';
import type { PaymentPanelState } from '../../src/elements/payment-panel/payment-panel.states.ts';
import type { FsPaymentPanel } from '../../src/elements/payment-panel/payment-panel.ts';
import { type Fixture, type Mounted, until } from './fixture.ts';

// Panels of one customer tell each other of their payments, and other files' are in this browser at the same time.
const own = `https://${crypto.randomUUID()}.example`;
embed({ host: own, page: undefined });

/** What a panel says of something that the page around may keep back, and where that leads. */
export const keptBack = (panel: Panel) => {
  const said = part(panel, '.kept-back');
  return said && `${said.textContent.trim()} ${said.querySelector('a')?.href}`;
};

/** Does something as in the page of somebody else, whose sandbox may keep files back. */
export async function asGuest<T>(act: () => Promise<T>): Promise<T> {
  const portal = 'https://lender.example/?client_id=a-dealer';
  embed({ host: own, page: 'p', portal, lenderName: 'Prairie Lane' });
  try {
    return await act();
  } finally {
    embed({ host: own, page: undefined });
  }
}

type PanelFixture = Fixture<FsPaymentPanel>;
type Panel = Mounted<FsPaymentPanel>;

/** The first element of a selector in the panel. */
export const part = <E extends HTMLElement = HTMLElement>({ element }: Panel, selector: string) =>
  element.shadowRoot?.querySelector<E>(selector) ?? undefined;

/** Whether there is such a thing in the panel. */
export const has = (panel: Panel, selector: string) => part(panel, selector) !== undefined;

/** Waits until the panel is no longer loading. */
export const drawn = (panel: Panel) =>
  until(() => part(panel, '.card') && !part(panel, '.skeleton'));

/** Presses a button by what is written on it. */
export async function press(panel: Panel, label: string | RegExp): Promise<void> {
  const button = await until(() =>
    [...(panel.element.shadowRoot?.querySelectorAll('button') ?? [])].find((candidate) => {
      const text = candidate.getAttribute('aria-label') ?? candidate.textContent.trim();
      return typeof label === 'string' ? text === label : label.test(text);
    }),
  );
  button.click();
  await panel.element.updateComplete;
}

/** Types into a field of the panel. */
export async function enter(panel: Panel, selector: string, value: string): Promise<void> {
  const input = await until(() => part<HTMLInputElement>(panel, selector));
  input.focus();
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await panel.element.updateComplete;
}

/** Opens the form of a new bank account. */
export async function openEntry(panel: Panel): Promise<void> {
  await press(panel, 'Add a bank account');
  await until(() => part(panel, '.entry'));
  await panel.element.updateComplete;
}

/** Opens the list of bank accounts. */
export async function openAccounts(panel: Panel): Promise<void> {
  await press(panel, 'Manage bank accounts');
  await until(() => part(panel, '.manager .account'));
  await panel.element.updateComplete;
}

/** Opens the list and presses a button of one account. */
const accountTask = (id: string, settled?: string) => async (panel: Panel) => {
  await openAccounts(panel);
  part(panel, `[id="${id}"]`)!.click();
  await panel.element.updateComplete;
  if (settled) await until(() => part(panel, settled));
};

/** Picks "Other amount" and types one. */
export async function enterAmount(panel: Panel, text: string): Promise<void> {
  part<HTMLInputElement>(panel, '#amount-choice-other')?.click();
  await enter(panel, '#amount-other', text);
}

/** Goes on to the review. */
export async function review(panel: Panel): Promise<void> {
  await drawn(panel);
  await press(panel, 'Review payment');
  await until(() => part(panel, '#confirm') ?? part(panel, '#refusal'));
}

/** Confirms what is under review. */
export async function confirm(panel: Panel): Promise<void> {
  await review(panel);
  await press(panel, /^(Pay|Schedule) /);
}

/** A business day some days after the earliest one. */
export function laterDate({ element }: Panel): string {
  const earliest = element.shadowRoot!.querySelector<HTMLInputElement>('#date')!.min;
  const days = Array.from({ length: 5 }, (_, ahead) => addDays(earliest, 10 + ahead));
  return days.find((date) => ![0, 6].includes(new Date(date).getUTCDay()))!;
}

/** Ends the session as the lender would: tokens refused, refresh refused. */
export async function expire({ client, mocks }: Panel): Promise<void> {
  mocks.override('listSessions', { status: 401, code: 'unauthorized' });
  mocks.override('token', { status: 400, code: 'invalid_grant' });
  await Promise.resolve(client!.sessions.list()).catch(() => undefined);
  mocks.restore();
  await until(() => client!.auth.state.status === 'signed-out');
}

/** Signs in again after {@link expire}. */
export const returnAs = ({ client }: Panel, userId: string) =>
  client!.auth.signIn({ userId, password: SANDBOX_PASSPHRASE });

const on = (
  signedInAs: string,
  arrive: (panel: Panel) => unknown = () => undefined,
  fixture: PanelFixture = {},
): PanelFixture => ({
  signedInAs,
  arrive: async (panel) => {
    await drawn(panel);
    await arrive(panel);
    await panel.element.updateComplete;
  },
  ...fixture,
});

const alex = (arrive?: (panel: Panel) => unknown, overrides?: Fixture['overrides']) =>
  on('alex.current', arrive, overrides ? { overrides } : {});

const shown =
  (selector: string, action: (panel: Panel) => Promise<void>) => async (panel: Panel) => {
    await action(panel);
    await until(() => part(panel, selector));
  };

const schedule = shown('.receipt', async (panel) => {
  await enter(panel, '#date', laterDate(panel));
  await confirm(panel);
});

/** The Saturday after the earliest day. */
export function saturdayAfter({ element }: Panel): string {
  const earliest = element.shadowRoot!.querySelector<HTMLInputElement>('#date')!.min;
  return addDays(earliest, 6 - new Date(earliest).getUTCDay() || 7);
}

/** Chooses to pay the account off, and waits for the quote and its preview. */
export const choosePayoff = shown('.payoff dl', async (panel) => {
  part<HTMLInputElement>(panel, '#amount-payoff')?.click();
  await until(() => part(panel, '.payoff[aria-busy=false]'));
  await until(() => !part(panel, '.allocation[aria-busy=true]'));
});

/** An account that is kept in euros, as far as the panel shows it. */
const inEuros: Fixture['overrides'] = {
  listAccounts: {
    set: Object.fromEntries(
      [
        'amountDue',
        'pastDue',
        'feesDue',
        'principal',
        'instalment',
        'payoff.amount',
        'payoff.perDiem',
      ].map((amount) => [`items.0.${amount}.currency`, 'EUR']),
    ),
  },
  // The mocked lender keeps it in dollars.
  previewPayment: { delay: 'infinite' },
};

/** Has another tab of the customer say that it is paying. */
async function sayElsewhere(panel: Panel): Promise<void> {
  const { lender, clientId, accounts } = panel.client!;
  const [account] = (await accounts.list()).items;
  const channel = new BroadcastChannel(`${scopeName(lender, clientId, embedding().host)}/payments`);
  const { id: accountId, amountDue: amount } = account!;
  channel.postMessage({ tab: 'another', says: [{ accountId, amount, stage: 'paying' }] });
  await until(() => part(panel, '#other-tabs'));
  channel.close();
}

/** Every state of `fs-payment-panel`, and how to get there. */
export const paymentPanelFixtures = {
  'signed-out': {},
  loading: { signedInAs: 'alex.current', overrides: { listAccounts: { delay: 'infinite' } } },
  empty: alex(undefined, { listAccounts: { set: { items: [] } } }),
  denied: alex(undefined, { listPaymentMethods: { status: 403, code: 'insufficient_scope' } }),
  unavailable: alex(undefined, { listAccounts: { status: 503, code: 'unavailable' } }),
  'contract-error': alex(undefined, { listPaymentMethods: { omit: 'items.0.last4' } }),
  'not-found': on('alex.current', undefined, { attributes: { 'account-id': 'acc_of_another' } }),
  'paid-off': alex(undefined, { listAccounts: { set: { 'items.0.payoff.amount.amount': 0 } } }),
  edit: alex(async (panel) => {
    await until(() => !part(panel, '.allocation[aria-busy=true]'));
  }),
  'past-due': on('bailey.pastdue'),
  'nothing-due': alex(undefined, { listAccounts: { set: { 'items.0.amountDue.amount': 0 } } }),
  'other-amount': alex((panel) => enterAmount(panel, '250')),
  invalid: alex(async (panel) => {
    await enterAmount(panel, '-5');
    await enter(panel, '#date', '');
    await press(panel, 'Review payment');
  }),
  'over-payoff': alex(
    shown('#amount-other[aria-invalid]', (panel) => enterAmount(panel, '99,999.00')),
  ),
  'closed-day': alex(shown('#date-next', (panel) => enter(panel, '#date', saturdayAfter(panel)))),
  'principal-only': alex(async (panel) => {
    part<HTMLInputElement>(panel, '#amount-principal')?.click();
    await enter(panel, '#amount-other', '200');
    await until(() => !part(panel, '.allocation[aria-busy=true]'));
  }),
  payoff: alex(choosePayoff),
  'payoff-unavailable': alex(
    shown('#amount .notice', async (panel) => {
      part<HTMLInputElement>(panel, '#amount-payoff')?.click();
      await panel.element.updateComplete;
    }),
    { getPayoffQuote: { status: 503, code: 'unavailable' } },
  ),
  'no-method': alex(undefined, { listPaymentMethods: { set: { items: [] } } }),
  'adding-method': alex(openEntry),
  'method-refused': alex(async (panel) => {
    await openEntry(panel);
    await enter(panel, '#routingNumber', '123456789');
    await press(panel, 'Add account');
  }),
  iban: alex(openEntry, inEuros),
  'card-slot': alex(
    shown('.card-field', async (panel) => {
      // Stands for a card processor's field.
      const field = document.createElement('button');
      field.type = 'button';
      field.slot = 'card';
      field.textContent = 'Sandbox card 0042';
      panel.element.append(field);
      await openEntry(panel);
    }),
  ),
  accounts: alex(openAccounts),
  'account-rename': alex(accountTask('rename-pm-alex-2', '#name')),
  'account-verify': alex(accountTask('verify-pm-alex-3', '#first')),
  'account-wrong-amounts': alex(async (panel) => {
    await accountTask('verify-pm-alex-3', '#first')(panel);
    await enter(panel, '#first', '11');
    await enter(panel, '#second', '12');
    await press(panel, 'Verify account');
    await until(() => part(panel, '.manager form .field-error'));
  }),
  'account-locked': alex(openAccounts, {
    listPaymentMethods: { set: { 'items.2.verification.status': 'locked' } },
  }),
  'account-remove': alex(accountTask('remove-pm-alex-2', '#ask-title')),
  'account-in-use': alex(async (panel) => {
    await schedule(panel);
    await press(panel, 'Make another payment');
    await accountTask('remove-pm-alex-1', '#ask-title')(panel);
  }),
  'account-autopay': on('emery.final', accountTask('remove-pm-emery-1', '#ask-title')),
  'already-scheduled': alex(async (panel) => {
    await schedule(panel);
    await press(panel, 'Make another payment');
    await until(() => part(panel, 'section.scheduled'));
  }),
  'under-way': alex(
    shown('.under-way', async (panel) => {
      await review(panel);
      panel.mocks.override('listPayments', { set: { 'items.0.status': 'processing' } });
      await press(panel, /^Pay /);
      await press(panel, 'Make another payment');
    }),
  ),
  'other-tabs': on('frankie.two', sayElsewhere),
  'draft-kept': alex(async (panel) => {
    await enterAmount(panel, '250');
    await expire(panel);
  }),
  review: alex(review),
  'review-failed': alex(review, { previewPayment: { status: 503, code: 'unavailable' } }),
  'review-payoff': alex(async (panel) => {
    await choosePayoff(panel);
    await review(panel);
  }),
  duplicate: alex(
    shown('#duplicate', async (panel) => {
      await confirm(panel);
    }),
    { createPayment: { status: 422, code: 'payment_duplicate_likely', times: 1 } },
  ),
  'terms-changed': alex(shown('#anew', confirm), {
    createPayment: { status: 422, code: 'authorization_changed', times: 1 },
  }),
  sending: alex(confirm, { createPayment: { delay: 'infinite' } }),
  checking: alex(shown('.checking', confirm), { createPayment: { network: 'after' } }),
  'checking-long': alex(
    async (panel) => {
      await confirm(panel);
      await until(() => {
        part(panel, '.checking button')?.click();
        return part(panel, '.checking .notice');
      });
    },
    { createPayment: { status: 500, code: 'internal' } },
  ),
  paused: alex(
    async (panel) => {
      await confirm(panel);
      await until(() => part(panel, '.checking'));
      await expire(panel);
    },
    { createPayment: { network: 'after' } },
  ),
  refused: alex(shown('#refusal', confirm), {
    createPayment: { status: 422, code: 'payment_declined' },
  }),
  'method-gone': alex(
    shown('#method-problem', async (panel) => {
      await review(panel);
      const [method] = (await panel.client!.paymentMethods.list()).items;
      await panel.client!.paymentMethods.remove(method!.id);
      await press(panel, /^Pay /);
    }),
  ),
  receipt: alex(shown('.receipt', confirm)),
  scheduled: alex(schedule),
  cancelling: alex(async (panel) => {
    await schedule(panel);
    await press(panel, 'Cancel this payment');
  }),
  'cancel-refused': alex(
    shown('.cancel .notice', async (panel) => {
      await schedule(panel);
      panel.mocks.override('cancelPayment', { status: 422, code: 'payment_not_cancellable' });
      await press(panel, 'Cancel this payment');
      await press(panel, 'Cancel this payment');
    }),
  ),
  cancelled: alex(async (panel) => {
    await schedule(panel);
    await press(panel, 'Cancel this payment');
    await press(panel, 'Cancel this payment');
    await until(() => part(panel, '.outcome.cancelled'));
  }),
  declined: alex(shown('.outcome.failed', confirm), {
    getPayment: { set: { status: 'declined' } },
  }),
  returned: alex(shown('.outcome.failed', confirm), {
    getPayment: {
      set: {
        status: 'returned',
        returned: {
          reason: 'insufficient_funds',
          date: '2026-12-08',
          fee: { amount: 2_000, currency: 'USD' },
        },
      },
    },
  }),
} satisfies Record<PaymentPanelState, PanelFixture>;
