import type { PlanPanelState } from '../../src/elements/plan-panel/plan-panel.states.ts';
import type { FsPlanPanel } from '../../src/elements/plan-panel/plan-panel.ts';
import { type Fixture, type Mounted, until } from './fixture.ts';

type PanelFixture = Fixture<FsPlanPanel>;
type Panel = Mounted<FsPlanPanel>;

/** Waits until the panel is no longer loading. */
export async function drawn({ element }: Panel): Promise<void> {
  await until(() => !element.shadowRoot?.querySelector('[aria-busy=true]'));
}

const seen = (fixture: PanelFixture = {}): PanelFixture => ({
  signedInAs: 'alex.current',
  arrive: drawn,
  ...fixture,
});

/** Waits for something in the panel. */
export async function present({ element }: Panel, selector: string): Promise<HTMLElement> {
  const find = () => element.shadowRoot?.querySelector<HTMLElement>(selector);
  await until(() => Boolean(find()));
  return find()!;
}

/** Types into a field. */
export function type(field: HTMLElement, text: string): void {
  (field as HTMLInputElement).value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Chooses from a list. */
export function choose(field: HTMLElement, value: string): void {
  (field as HTMLSelectElement).value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The form of a kind, by the button that leads there. */
export async function begin(mounted: Panel, kind: string): Promise<void> {
  await drawn(mounted);
  (await present(mounted, `#begin-${kind}`)).click();
  await present(mounted, '#choice');
}

/** The last look at an extension. */
export async function review(mounted: Panel): Promise<void> {
  await begin(mounted, 'extension');
  (await present(mounted, '#preview')).click();
  await present(mounted, '#sign');
}

/** Signs what is looked at. */
export async function sign(mounted: Panel, name = 'Alex Current'): Promise<void> {
  await review(mounted);
  type(await present(mounted, '#name'), name);
  (await present(mounted, '#sign')).click();
}

const money = (amount: number) => ({ amount, currency: 'USD' });

const requested = { kind: 'requested', at: '2026-11-17T16:01:40Z' };

/** A change that the lender has, as the list tells of it. */
const change = {
  id: 'plc_1',
  accountId: 'acct-alex-1',
  kind: 'extension',
  choice: 1,
  effect: {
    rows: [
      {
        number: 15,
        before: { date: '2026-12-06', amount: money(54_345) },
        after: { date: '2027-01-06', amount: money(54_345) },
      },
    ],
    interest: money(10_271),
    waived: money(0),
    autopay: null,
  },
  agreement: 'I ask the lender to move my payments. Typing my name is my signature.',
  expiresOn: '2026-11-24',
  status: 'in_review',
  decideOn: '2026-11-18',
  reason: null,
  signers: [{ role: 'customer', name: 'Alex Current', signedAt: '2026-11-17T16:02:11Z' }],
  events: [requested, { kind: 'signed', at: '2026-11-17T16:02:11Z' }],
};

const robin = { role: 'co_borrower', name: 'Robin Cosigner', signedAt: null };

const asked = (part: object, arrive = drawn): PanelFixture =>
  seen({
    overrides: {
      listPlanChanges: { set: { items: [{ ...change, ...part }], nextCursor: null } },
    },
    arrive,
  });

/** What the owner of a contract has signed, for its co-borrower, who has no account. */
const shared = (part: object = {}, arrive = drawn): PanelFixture =>
  seen({
    signedInAs: 'robin.cosigner',
    overrides: {
      listSharedPlanChanges: {
        set: {
          items: [
            {
              ...change,
              status: 'awaiting_signatures',
              decideOn: null,
              signers: [{ ...change.signers[0], name: 'Jamie Joint' }, robin],
              ...part,
            },
          ],
          nextCursor: null,
        },
      },
    },
    arrive,
  });

/** What a co-borrower has before them once they go on to sign. */
export async function cosign(mounted: Panel): Promise<void> {
  await drawn(mounted);
  (await present(mounted, '#to-sign-plc_1')).click();
  await present(mounted, '#name');
}

/** Every state of `fs-plan-panel`, and how to get there. */
export const planPanelFixtures = {
  'signed-out': {},
  loading: { signedInAs: 'alex.current', overrides: { getPlanOptions: { delay: 'infinite' } } },
  empty: seen({ overrides: { listAccounts: { set: { items: [] } } } }),
  denied: seen({ overrides: { getPlanOptions: { status: 403, code: 'insufficient_scope' } } }),
  unavailable: seen({ overrides: { getPlanOptions: { status: 503, code: 'unavailable' } } }),
  'contract-error': seen({ overrides: { getPlanOptions: { omit: 'asOf' } } }),
  'not-found': seen({ attributes: { 'account-id': 'acct-of-somebody-else' } }),
  options: seen(),
  'not-eligible': seen({
    signedInAs: 'bailey.pastdue',
    overrides: {
      getPlanOptions: {
        set: {
          'options.0.reasons': [
            { code: 'past_due', until: null },
            { code: 'changed_recently', until: '2027-03-02' },
          ],
        },
      },
    },
  }),
  'form-due-date': seen({ arrive: (mounted) => begin(mounted, 'due_date') }),
  'form-hardship': seen({ arrive: (mounted) => begin(mounted, 'hardship') }),
  'preview-failed': seen({
    overrides: { previewPlanChange: { status: 503, code: 'unavailable' } },
    async arrive(mounted) {
      await begin(mounted, 'extension');
      (await present(mounted, '#preview')).click();
      await present(mounted, '#failure');
    },
  }),
  review: seen({ arrive: review }),
  'review-all': seen({
    async arrive(mounted) {
      await review(mounted);
      (await present(mounted, '#show-all')).click();
      await until(() => !mounted.element.shadowRoot?.querySelector('#show-all'));
    },
  }),
  'wrong-name': seen({
    async arrive(mounted) {
      await sign(mounted, 'Somebody Else');
      await present(mounted, '#name-error');
    },
  }),
  'in-review': seen({
    async arrive(mounted) {
      await sign(mounted);
      await present(mounted, '#status');
    },
  }),
  awaiting: asked({
    status: 'awaiting_signatures',
    decideOn: null,
    signers: [{ ...change.signers[0], signedAt: null }],
    events: [requested],
  }),
  'co-borrower': asked({
    status: 'awaiting_signatures',
    decideOn: null,
    signers: [...change.signers, robin],
  }),
  'co-borrower-declined': asked({
    status: 'declined',
    decideOn: null,
    reason: 'co_borrower_declined',
    signers: [...change.signers, robin],
    events: [...change.events, { kind: 'co_borrower_declined', at: '2026-11-18T15:00:00Z' }],
  }),
  'co-borrower-late': asked({
    status: 'expired',
    decideOn: null,
    signers: [...change.signers, robin],
    events: [...change.events, { kind: 'expired', at: '2026-11-25T15:00:00Z' }],
  }),
  'to-cosign': shared(),
  cosign: shared({}, cosign),
  cosigned: shared({
    status: 'in_review',
    decideOn: '2026-11-18',
    signers: [change.signers[0], { ...robin, signedAt: '2026-11-17T17:00:00Z' }],
    events: [...change.events, { kind: 'signed', at: '2026-11-17T17:00:00Z' }],
  }),
  refusing: shared({}, async (mounted) => {
    await drawn(mounted);
    (await present(mounted, '#refuse-plc_1')).click();
    await present(mounted, '#confirm-refuse');
  }),
  'info-needed': asked({ status: 'info_needed', kind: 'hardship', choice: 2, decideOn: null }),
  withdrawing: asked({}, async (mounted) => {
    await drawn(mounted);
    (await present(mounted, '#withdraw')).click();
    await present(mounted, '#confirm-withdraw');
  }),
  applied: asked({
    status: 'applied',
    decideOn: null,
    events: [
      ...change.events,
      { kind: 'approved', at: '2026-11-18T15:00:00Z' },
      { kind: 'applied', at: '2026-11-18T15:00:00Z' },
    ],
  }),
  declined: asked({
    status: 'declined',
    decideOn: null,
    reason: 'past_due',
    events: [...change.events, { kind: 'declined', at: '2026-11-18T15:00:00Z' }],
  }),
} satisfies Record<PlanPanelState, PanelFixture>;
