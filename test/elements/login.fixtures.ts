import type { AuthState, Client } from '../../sdk/index.ts';
import { MALFORMED_JSON, type Mocks, SANDBOX_PASSPHRASE } from '../../sdk/mocks/index.ts';
import { scopeName } from '../../sdk/session/scope-name.ts';
import type { FsLogin } from '../../src/elements/login/login.ts';
import type { LoginState } from '../../src/elements/login/login.states.ts';
import { type Fixture, type Mounted, until } from './fixture.ts';
import { partFixtures, press } from './login.parts.fixtures.ts';
import type { PolicyAnswer } from './policy.ts';

type LoginFixture = Fixture<FsLogin>;

const root = (element: FsLogin) => element.shadowRoot!;

/** Types into both fields and presses the button, as a customer does. */
export function submit(element: FsLogin, userId: string, password = SANDBOX_PASSPHRASE) {
  root(element).querySelector<HTMLInputElement>('#user-id')!.value = userId;
  root(element).querySelector<HTMLInputElement>('#password')!.value = password;
  root(element).querySelector<HTMLButtonElement>('[type=submit]')!.click();
}

/** Sends the form and waits for what comes of it. */
const sent = (
  fixture: LoginFixture,
  { userId = 'alex.current', password = SANDBOX_PASSPHRASE } = {},
) =>
  ({
    ...fixture,
    arrive: async ({ element }: Mounted<FsLogin>) => {
      submit(element, userId, password);
      await until(() => root(element).querySelector('.notice, .panel'));
    },
  }) satisfies LoginFixture;

/** A client whose state is fixed, for moments too short to be caught. */
const standing = ({ lender }: Mocks, state: AuthState) =>
  ({
    lender,
    clientId: 'standing',
    auth: { state, subscribe: () => () => undefined },
  }) as unknown as Client;

/** The same failure as a browser that knows it is offline reports it. */
async function whileOffline(run: () => Promise<unknown>) {
  Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true });
  try {
    await run();
  } finally {
    Reflect.deleteProperty(navigator, 'onLine');
  }
}

const unreachable = sent({ overrides: { challenge: { network: 'before' } } });

/** A lender that says something else of this page than that it is its own. */
const guarded = (policy: PolicyAnswer): LoginFixture => ({
  policy,
  arrive: async ({ element }) => void (await until(() => root(element).querySelector('.notice'))),
});

/** Every state of `fs-login`, and how to get there. */
export const loginFixtures = {
  'signed-out': {},
  restoring: {
    client: (mocks) => {
      const client = standing(mocks, { status: 'restoring' });
      sessionStorage.setItem(scopeName(client.lender, client.clientId, location.origin), '{}');
      return client;
    },
  },
  invalid: { arrive: ({ element }) => submit(element, '', '') },
  submitting: {
    overrides: { challenge: { delay: 'infinite' } },
    arrive: ({ element }) => submit(element, 'alex.current'),
  },
  'wrong-credentials': sent({}, { password: 'not-the-passphrase' }),
  locked: sent({}, { userId: 'drew.locked' }),
  'rate-limited': sent({
    overrides: {
      challenge: {
        status: 429,
        code: 'temporarily_unavailable',
        members: { retry_after: 40 },
        headers: { 'Retry-After': '40' },
      },
    },
  }),
  unavailable: sent({ overrides: { challenge: { status: 503, code: 'unavailable' } } }),
  'server-error': sent({ overrides: { challenge: { status: 500, code: 'server_error' } } }),
  offline: { ...unreachable, arrive: (mounted) => whileOffline(() => unreachable.arrive(mounted)) },
  unreachable,
  timeout: sent({ timeout: 300, overrides: { challenge: { delay: 'infinite' } } }),
  malformed: sent({ overrides: { challenge: { text: MALFORMED_JSON } } }),
  contract: sent({ overrides: { challenge: { omit: 'authorization_code' } } }),
  ...partFixtures,
  expired: { client: (mocks) => standing(mocks, { status: 'signed-out', reason: 'expired' }) },
  'signed-in': { signedInAs: 'alex.current' },
  left: {
    signedInAs: 'alex.current',
    arrive: async ({ element }) => {
      press(element, 'Sign out');
      await until(() => root(element).querySelector('form'));
    },
  },
  misconfigured: { client: false },
  'asking-policy': { policy: () => new Promise<Response>(() => undefined) },
  'site-not-own': guarded(() => Response.json({ host: 'registered' })),
  'policy-unanswered': guarded(() => Promise.reject(new TypeError('Failed to fetch'))),
} satisfies Record<LoginState, LoginFixture>;
