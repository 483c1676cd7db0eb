import type { BalanceCardState } from '../../src/elements/balance-card/balance-card.states.ts';
import type { FsBalanceCard } from '../../src/elements/balance-card/balance-card.ts';
import { type Fixture, type Mounted, until } from './fixture.ts';

type CardFixture = Fixture<FsBalanceCard>;

/** Waits until the card is no longer loading. */
export async function drawn({ element }: Mounted<FsBalanceCard>): Promise<void> {
  await until(() => !element.shadowRoot?.querySelector('[aria-busy=true]'));
}

const seen = (signedInAs: string, fixture: CardFixture = {}): CardFixture => ({
  signedInAs,
  arrive: drawn,
  ...fixture,
});

/** The first account of a list, with other figures. */
const altered = (signedInAs: string, set: Record<string, unknown>) =>
  seen(signedInAs, {
    overrides: {
      listAccounts: {
        set: Object.fromEntries(Object.entries(set).map(([path, to]) => [`items.0.${path}`, to])),
      },
    },
  });

/** Every state of `fs-balance-card`, and how to get there. */
export const balanceCardFixtures = {
  'signed-out': {},
  loading: { signedInAs: 'alex.current', overrides: { listAccounts: { delay: 'infinite' } } },
  empty: seen('alex.current', { overrides: { listAccounts: { set: { items: [] } } } }),
  due: seen('alex.current'),
  clear: altered('alex.current', { 'amountDue.amount': 0 }),
  'past-due': seen('bailey.pastdue'),
  'paid-off': altered('emery.final', {
    status: 'paid_off',
    instalmentsPaid: 48,
    'amountDue.amount': 0,
    dueDate: null,
    nextInstalment: null,
    'principal.amount': 0,
    'payoff.amount.amount': 0,
    'payoff.perDiem.amount': 0,
    autopay: { active: false, nextDate: null },
  }),
  lease: seen('casey.lease'),
  autopay: seen('emery.final'),
  denied: seen('alex.current', {
    overrides: { listAccounts: { status: 403, code: 'insufficient_scope' } },
  }),
  unavailable: seen('alex.current', {
    overrides: { listAccounts: { status: 503, code: 'unavailable' } },
  }),
  'contract-error': seen('alex.current', {
    overrides: { listAccounts: { omit: 'items.0.amountDue' } },
  }),
  'not-found': seen('alex.current', { attributes: { 'account-id': 'acc_of_somebody_else' } }),
} satisfies Record<BalanceCardState, CardFixture>;
