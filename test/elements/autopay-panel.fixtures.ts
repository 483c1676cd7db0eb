import type { AutopayPanelState } from '../../src/elements/autopay-panel/autopay-panel.states.ts';
import type { FsAutopayPanel } from '../../src/elements/autopay-panel/autopay-panel.ts';
import { byRole } from './by-role.ts';
import { type Fixture, type Mounted, until } from './fixture.ts';

type PanelFixture = Fixture<FsAutopayPanel>;
type Panel = Mounted<FsAutopayPanel>;

/** Waits until the panel is no longer loading. */
export async function drawn({ element }: Panel): Promise<void> {
  await until(() => !element.shadowRoot?.querySelector('[aria-busy=true]'));
}

const seen = (signedInAs: string, fixture: PanelFixture = {}): PanelFixture => ({
  signedInAs,
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

/** The form, by the button that leads there. */
export async function edit(mounted: Panel): Promise<void> {
  await drawn(mounted);
  (await present(mounted, '#set-up')).click();
  await present(mounted, '#kind-due');
}

/** The last look. */
export async function review(mounted: Panel): Promise<void> {
  await edit(mounted);
  (await present(mounted, '#review')).click();
  await present(mounted, '#confirm');
}

async function revoke(mounted: Panel): Promise<void> {
  await drawn(mounted);
  (await present(mounted, '#turn-off')).click();
  await present(mounted, '#revoke');
}

async function confirm(mounted: Panel): Promise<void> {
  await review(mounted);
  (await present(mounted, '#confirm')).click();
}

/** Takes the account that is chosen away, as in another tab. */
async function removeFirst({ client }: Panel): Promise<void> {
  const [method] = (await client!.paymentMethods.list()).items;
  await client!.paymentMethods.remove(method!.id);
}

/** Every state of `fs-autopay-panel`, and how to get there. */
export const autopayPanelFixtures = {
  'signed-out': {},
  loading: { signedInAs: 'alex.current', overrides: { getAutopay: { delay: 'infinite' } } },
  empty: seen('alex.current', { overrides: { listAccounts: { set: { items: [] } } } }),
  denied: seen('alex.current', {
    overrides: { getAutopay: { status: 403, code: 'insufficient_scope' } },
  }),
  unavailable: seen('alex.current', {
    overrides: { getAutopay: { status: 503, code: 'unavailable' } },
  }),
  'contract-error': seen('alex.current', { overrides: { getAutopay: { omit: 'notes' } } }),
  'not-found': seen('alex.current', { attributes: { 'account-id': 'acc_of_somebody_else' } }),
  'paid-off': seen('alex.current', {
    overrides: { listAccounts: { set: { 'items.0.status': 'paid_off' } } },
  }),
  off: seen('alex.current'),
  active: seen('emery.final'),
  notes: seen('emery.final', {
    overrides: {
      getAutopay: { set: { notes: ['scheduled_payment', 'plan_pending', 'past_due'] } },
    },
  }),
  'account-removed': seen('emery.final', {
    overrides: {
      getAutopay: { set: { status: 'paused', pausedFor: 'method_removed', next: null } },
    },
  }),
  paused: seen('emery.final', {
    overrides: { getAutopay: { set: { status: 'paused', pausedFor: 'returned', next: null } } },
  }),
  edit: seen('alex.current', { arrive: edit }),
  'edit-extra': seen('alex.current', {
    async arrive(mounted) {
      await edit(mounted);
      (await present(mounted, '#kind-due_plus')).click();
      type(await present(mounted, '#typed-amount'), '50');
      (await present(mounted, '#when-day')).click();
      type(await present(mounted, '#typed-day'), '31');
    },
  }),
  invalid: seen('alex.current', {
    async arrive(mounted) {
      await edit(mounted);
      (await present(mounted, '#kind-fixed')).click();
      (await present(mounted, '#when-day')).click();
      type(await present(mounted, '#typed-day'), '32');
      (await present(mounted, '#review')).click();
      await present(mounted, '[aria-invalid=true]');
    },
  }),
  'no-method': seen('alex.current', {
    overrides: { listPaymentMethods: { set: { items: [] } } },
    arrive: edit,
  }),
  review: seen('bailey.pastdue', { arrive: review }),
  'terms-changed': seen('alex.current', {
    overrides: { setAutopay: { status: 422, code: 'authorization_changed', times: 1 } },
    async arrive(mounted) {
      await confirm(mounted);
      await present(mounted, '#anew');
    },
  }),
  'review-failed': seen('alex.current', {
    overrides: { previewAutopay: { status: 503, code: 'unavailable' } },
    async arrive(mounted) {
      await edit(mounted);
      (await present(mounted, '#review')).click();
      await present(mounted, '#failure');
    },
  }),
  saving: seen('alex.current', {
    overrides: { setAutopay: { delay: 'infinite' } },
    async arrive(mounted) {
      await confirm(mounted);
      await present(mounted, '#confirm[aria-disabled=true]');
    },
  }),
  refused: seen('alex.current', {
    overrides: { setAutopay: { status: 422, code: 'account_paid_off' } },
    async arrive(mounted) {
      await confirm(mounted);
      await present(mounted, '#failure');
    },
  }),
  'method-gone': seen('alex.current', {
    async arrive(mounted) {
      await review(mounted);
      await removeFirst(mounted);
      (await present(mounted, '#confirm')).click();
      await present(mounted, '#method-problem');
    },
  }),
  change: seen('emery.final', { arrive: edit }),
  revoke: seen('emery.final', { arrive: revoke }),
  revoked: seen('emery.final', {
    async arrive(mounted) {
      await revoke(mounted);
      byRole(mounted.element, 'button', 'Turn off autopay').click();
      await until(() => mounted.element.shadowRoot?.querySelector('.points') !== null);
    },
  }),
} satisfies Record<AutopayPanelState, PanelFixture>;
