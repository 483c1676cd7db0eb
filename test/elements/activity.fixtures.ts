import { createClient } from '../../sdk/index.ts';
import type { Overrides } from '../../sdk/mocks/index.ts';
import type { ActivityState } from '../../src/elements/activity/activity.states.ts';
import type { FsActivity } from '../../src/elements/activity/activity.ts';
import { byRole } from './by-role.ts';
import { type Fixture, type Mounted, until } from './fixture.ts';

type ActivityFixture = Fixture<FsActivity>;
type MountedActivity = Mounted<FsActivity>;

/** The first entries are on screen. */
export async function drawn({ element }: MountedActivity): Promise<void> {
  await until(() => !element.shadowRoot?.querySelector('.card[aria-busy=true]'));
}

/** Chooses in a list by its id, as a customer does. */
export function choose(element: FsActivity, id: string, value: string): void {
  const select = element.shadowRoot!.querySelector<HTMLSelectElement>(`#${id}`)!;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Goes to another of the views. */
export async function goTo(mounted: MountedActivity, name: string, selector: string) {
  await drawn(mounted);
  byRole(mounted.element, 'tab', name).click();
  await until(() => mounted.element.shadowRoot?.querySelector(selector));
}

/** A lender that answers the first page of a history and no other. */
const firstPageOnly: ActivityFixture['client'] = ({ lender, fetch }) =>
  createClient({
    lender,
    clientId: 'portal',
    storage: 'memory',
    fetch: (input, init) =>
      (input instanceof Request ? input.url : String(input)).includes('cursor=')
        ? Promise.resolve(unavailable())
        : fetch(input, init),
  });

const unavailable = () =>
  Response.json(
    { title: 'Not available just now.', status: 503, code: 'unavailable', requestId: 'req_1' },
    { status: 503, headers: { 'Content-Type': 'application/problem+json' } },
  );

const scheduledPayment = {
  id: 'pay_scheduled',
  accountId: 'acct-alex-1',
  confirmationNumber: 'FS-00000042',
  amount: { amount: 41_250, currency: 'USD' },
  date: '2026-12-04',
  status: 'scheduled',
  kind: 'regular',
  origin: 'customer',
  returned: null,
  method: { id: 'pm-1', bankName: 'Lakeshore Mutual (sandbox)', last4: '4021' },
  allocation: null,
  authorization: 'I authorize it.',
  createdAt: '2026-11-22T15:00:00Z',
  cancellableUntil: '2026-12-04T06:00:00Z',
};

const seen = (signedInAs: string, fixture: ActivityFixture = {}): ActivityFixture => ({
  signedInAs,
  arrive: drawn,
  ...fixture,
});

const failing = (overrides: Overrides): ActivityFixture => seen('alex.current', { overrides });

/** Every state of `fs-activity`, and how to get there. */
export const activityFixtures = {
  'signed-out': {},
  loading: { signedInAs: 'alex.current', overrides: { listAccounts: { delay: 'infinite' } } },
  empty: failing({ listAccounts: { set: { items: [] } } }),
  'nothing-yet': failing({ listTransactions: { set: { items: [], nextCursor: null } } }),
  history: seen('emery.final'),
  scheduled: failing({ listPayments: { set: { items: [scheduledPayment] } } }),
  'past-due': seen('bailey.pastdue'),
  lease: seen('casey.lease'),
  'between-dates': seen('alex.current', {
    async arrive(mounted) {
      await drawn(mounted);
      choose(mounted.element, 'period', 'custom');
      await until(() => mounted.element.shadowRoot?.querySelector('#from'));
    },
  }),
  'no-match': seen('alex.current', {
    async arrive(mounted) {
      await drawn(mounted);
      choose(mounted.element, 'kind', 'fee');
      await until(() => !mounted.element.shadowRoot?.querySelector('[role=table]'));
    },
  }),
  'more-failed': seen('emery.final', {
    client: firstPageOnly,
    async arrive({ element }) {
      await until(() => element.shadowRoot?.querySelector('#more-failed'));
    },
  }),
  exporting: seen('alex.current', {
    async arrive(mounted) {
      await drawn(mounted);
      mounted.mocks.override('listTransactions', { delay: 'infinite' });
      byRole(mounted.element, 'button', 'Export CSV').click();
      await until(() => mounted.element.shadowRoot?.querySelector('#stop'));
    },
  }),
  denied: failing({ listTransactions: { status: 403, code: 'insufficient_scope' } }),
  unavailable: failing({ listTransactions: { status: 503, code: 'unavailable' } }),
  'not-found': seen('alex.current', { attributes: { 'account-id': 'acc_of_somebody_else' } }),
  breakdown: seen('alex.current', { arrive: (it) => goTo(it, 'Breakdown', '.picture') }),
  'breakdown-table': seen('alex.current', {
    async arrive(mounted) {
      await goTo(mounted, 'Breakdown', '.picture');
      mounted.element.shadowRoot!.querySelector('details')!.open = true;
      await until(() => mounted.element.shadowRoot?.querySelector('table'));
    },
  }),
  'breakdown-failed': seen('alex.current', {
    overrides: { projectAccount: { status: 503, code: 'unavailable' } },
    arrive: (it) => goTo(it, 'Breakdown', '.notice'),
  }),
  payoff: seen('alex.current', { arrive: (it) => goTo(it, 'Pay off sooner', '.outcome') }),
} satisfies Record<ActivityState, ActivityFixture>;
