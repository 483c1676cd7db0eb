import type { Overrides } from '../../sdk/mocks/index.ts';
import type { SecurityPanelState } from '../../src/elements/security-panel/security-panel.states.ts';
import type { FsSecurityPanel } from '../../src/elements/security-panel/security-panel.ts';
import { byRole, field, type } from './by-role.ts';
import { type Fixture, type Mounted, until } from './fixture.ts';

type PanelFixture = Fixture<FsSecurityPanel>;
type MountedPanel = Mounted<FsSecurityPanel>;

/** The lists are on screen. */
export async function drawn({ element }: MountedPanel): Promise<void> {
  await until(() => !element.shadowRoot?.querySelector('[aria-busy=true]'));
}

/** Presses a button by its name and waits for a heading. */
export async function press({ element }: MountedPanel, button: string, heading?: string) {
  byRole(element, 'button', button).click();
  await until(() => !element.shadowRoot?.querySelector('.spinner'));
  if (heading) await until(() => title(element) === heading);
  await element.updateComplete;
}

/** What the panel is headed by. */
export const title = (element: FsSecurityPanel) =>
  element.shadowRoot?.querySelector('h2')?.textContent.trim();

/** Sets an authenticator app up, as far as the code. */
export async function beginTotp(mounted: MountedPanel): Promise<void> {
  await drawn(mounted);
  await press(mounted, 'Set up an authenticator app', 'Set up an authenticator app');
}

/** Types a code from the app and sends it. */
export async function sendCode(mounted: MountedPanel, code: string): Promise<void> {
  type(field(mounted.element, 'Code'), code);
  await press(mounted, 'Turn on');
}

const session = (id: string, current: boolean, device: string | null, day: number) => ({
  id,
  current,
  device,
  clientId: 'portal',
  clientName: current ? 'Customer portal' : 'Northside Motors',
  createdAt: `2026-11-${day}T14:20:00Z`,
  lastSeenAt: `2026-11-${day}T18:45:00Z`,
  expiresAt: `2026-11-${day + 1}T02:20:00Z`,
});

/** This one is not first: a phone, a laptop and something unnamed. */
const threeSessions = [
  session('ses_phone', false, 'Safari on iOS', 19),
  session('ses_here', true, 'Firefox on Linux', 22),
  session('ses_other', false, null, 20),
];

const factors = [
  { id: 'aut_app', kind: 'totp', name: 'Authenticator app', lastUsedAt: '2026-11-21T09:00:00Z' },
  { id: 'aut_key', kind: 'passkey', name: 'Passkey on macOS', lastUsedAt: null },
  { id: 'aut_mail', kind: 'email_code', name: 'a•••@mail.example', lastUsedAt: null },
  { id: 'aut_next', kind: 'from_the_future', name: 'Ring', lastUsedAt: null },
].map((one) => ({ ...one, createdAt: '2026-10-02T08:30:00Z' }));

const devices = [
  {
    id: 'dev_one',
    name: 'Firefox on Linux',
    createdAt: '2026-09-01T10:00:00Z',
    lastUsedAt: '2026-11-22T14:20:00Z',
  },
  { id: 'dev_two', name: null, createdAt: '2025-09-01T10:00:00Z', lastUsedAt: null },
];

const full: Overrides = {
  listSessions: { set: { items: threeSessions } },
  listAuthenticators: { set: { items: factors, recoveryCodesLeft: 8 } },
  listDevices: { set: { items: devices } },
};

const seen = (fixture: PanelFixture = {}): PanelFixture => ({
  signedInAs: 'alex.current',
  arrive: drawn,
  ...fixture,
});

/** Every state of `fs-security-panel`, and how to get there. */
export const securityPanelFixtures = {
  'signed-out': {},
  loading: { signedInAs: 'alex.current', overrides: { listSessions: { delay: 'infinite' } } },
  denied: seen({ overrides: { listSessions: { status: 403, code: 'insufficient_scope' } } }),
  unavailable: seen({ overrides: { listSessions: { status: 503, code: 'unavailable' } } }),
  plain: seen(),
  protected: seen({ overrides: full }),
  'sessions-only': seen({
    overrides: {
      listAuthenticators: { status: 404, code: 'not_found' },
      listDevices: { status: 404, code: 'not_found' },
    },
  }),
  removing: seen({
    overrides: full,
    async arrive(mounted) {
      await drawn(mounted);
      const group = byRole(mounted.element, 'group', /^Passkey/);
      group.querySelector('button')!.click();
      await mounted.element.updateComplete;
    },
  }),
  'longer-password': seen({
    overrides: {
      ...full,
      removeAuthenticator: { status: 422, code: 'longer_password_needed' },
    },
    async arrive(mounted) {
      await drawn(mounted);
      const group = byRole(mounted.element, 'group', /^Passkey/);
      group.querySelector('button')!.click();
      await mounted.element.updateComplete;
      mounted.element.shadowRoot!.querySelector<HTMLElement>('.question button')!.click();
      await until(() => mounted.element.shadowRoot?.querySelector('#failure'));
    },
  }),
  totp: seen({ arrive: beginTotp }),
  'totp-wrong': seen({
    async arrive(mounted) {
      await beginTotp(mounted);
      await sendCode(mounted, '000000');
      await until(() => mounted.element.shadowRoot?.querySelector('[aria-invalid]'));
    },
  }),
  'recovery-codes': seen({
    async arrive(mounted) {
      await beginTotp(mounted);
      await sendCode(mounted, '123456');
      await until(() => title(mounted.element) === 'Your recovery codes');
    },
  }),
} satisfies Record<SecurityPanelState, PanelFixture>;
