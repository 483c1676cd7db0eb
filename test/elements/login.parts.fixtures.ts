import type { Client, SignInAnswer, SignInChallenge, SignInStep } from '../../sdk/index.ts';
import type { FsLogin } from '../../src/elements/login/login.ts';
import { byRole, field, type } from './by-role.ts';
import { type Fixture, type Mounted, until } from './fixture.ts';

type LoginFixture = Fixture<FsLogin>;

/** Where an element is drawn. */
export const root = (element: FsLogin) => element.shadowRoot!;

/** All that the card says, in one line. */
export const text = (element: FsLogin) =>
  (root(element).querySelector('.card')?.textContent ?? '').replace(/\s+/g, ' ');

/** What has the keyboard. */
export const focused = (element: FsLogin) => root(element).activeElement;

/** What is read out. */
export const said = (element: FsLogin) => byRole(element, 'status').textContent;

/** The end of a sign-in. */
export const signedIn = { status: 'signed-in' } as const;

/** Presses the button that says so. */
export const press = (element: FsLogin, label: string) =>
  [...root(element).querySelectorAll('button')]
    .find((button) => (button.ariaLabel ?? button.textContent.trim()) === label)!
    .click();

/** Waits for the panel of this heading. */
export const heading = (element: FsLogin, text: string) =>
  until(() => root(element).querySelector('h2')?.textContent.trim() === text);

const found = (element: FsLogin, selector: string) =>
  until(() => root(element).querySelector(selector));

/** Types into both fields and presses the button, as a customer does. */
function submit(element: FsLogin) {
  root(element).querySelector<HTMLInputElement>('#user-id')!.value = 'morgan.mfa';
  root(element).querySelector<HTMLInputElement>('#password')!.value = 'x';
  root(element).querySelector<HTMLButtonElement>('[type=submit]')!.click();
}

/** A refusal of the lender, as the SDK throws it. */
export const refusal = (code: string, more: object = {}) =>
  Object.assign(new Error(code), { name: 'ApiError', status: 422, code, ...more });

/** The step that a lender asks for next. */
export const challenged = (challenge: SignInChallenge): Promise<SignInStep> =>
  Promise.resolve({ status: 'challenge', challenge });

/** Challenges as a lender sends them. */
export const challenges = {
  captcha: {
    kind: 'captcha',
    altcha: {
      algorithm: 'SHA-256',
      // Of the number 1234 after this salt.
      challenge: '204e21e7c041a5500150e84fd83f72e018aef88d7d98eca38f79539e02b9f86a',
      salt: 'a-salt?expires=4102444800&',
      signature: 'signed',
      maxnumber: 5000,
    },
  },
  emailCode: {
    kind: 'email_code',
    sentTo: 'm•••••@mail.example',
    length: 6,
    others: ['recovery_code', 'totp'],
  },
  totp: { kind: 'totp', others: ['recovery_code'] },
  recoveryCode: { kind: 'recovery_code', others: ['totp'] },
  passkey: {
    kind: 'passkey',
    options: { challenge: 'AAAA', rpId: 'localhost' },
    others: ['email_code'],
  },
} satisfies Record<string, SignInChallenge>;

/** Signs in, and goes on where the lender asks for this step. */
export const stepped = (
  challenge: SignInChallenge,
  then: (mounted: Mounted<FsLogin>) => unknown = () => undefined,
): LoginFixture => ({
  arrive: async (mounted) => {
    const { element, client } = mounted;
    client!.auth.signIn = () => challenged(challenge);
    submit(element);
    await found(element, '.panel');
    await then(mounted);
  },
});

/** Answers whatever is asked with this. */
export const answered = (client: Client | undefined, answer: () => Promise<SignInStep>) => {
  client!.auth.answer = answer;
};

/** Notes what is answered, and answers it with this. */
export function listen({ client }: Mounted, next: () => Promise<SignInStep>): SignInAnswer[] {
  const answers: SignInAnswer[] = [];
  client!.auth.answer = (answer) => {
    answers.push(answer);
    return next();
  };
  return answers;
}

/** Counts an event on the document, as a page does. */
export function count(name: string): () => number {
  let heard = 0;
  document.addEventListener(name, () => (heard += 1), { once: true });
  return () => heard;
}

/** Leaves nothing of a test to the next. */
export function clearAway(): void {
  document.body.replaceChildren();
  sessionStorage.clear();
  localStorage.clear();
  history.replaceState(null, '', location.pathname + location.search);
}

const never = () => new Promise<never>(() => undefined);

const token = 'a'.repeat(43);

const inspected = {
  reset: { expiresAt: '2026-11-22T12:00:00Z', minimumLength: 15 },
  invitation: {
    expiresAt: '2026-11-29T12:00:00Z',
    sentTo: 'g•••@mail.example',
    proofs: ['contract_last4', 'vin_last6', 'birth_date'],
  },
};

/** A client of the page's own lender, where mails' links lead; `recovery` answers as told. */
export const ownLender = (recovery: object): Client =>
  ({
    lender: location.origin,
    clientId: 'portal',
    auth: {
      state: { status: 'signed-out' },
      subscribe: () => () => undefined,
      signOut: () => Promise.resolve(),
      abandon: () => undefined,
    },
    recovery: {
      inspectReset: () => Promise.resolve(inspected.reset),
      inspectInvitation: () => Promise.resolve(inspected.invitation),
      checkUserId: () => Promise.resolve({ available: true, suggestions: [] }),
      confirmReset: () => Promise.resolve(),
      register: () => Promise.resolve(),
      requestReset: () => Promise.resolve(),
      renewInvitation: () => Promise.resolve(),
      ...recovery,
    },
  }) as unknown as Client;

/** Opens the link of a mail on the lender's page. */
export const linked = (
  kind: 'reset' | 'invitation',
  recovery: object,
  then: (mounted: Mounted<FsLogin>) => unknown = () => undefined,
): LoginFixture => ({
  client: () => {
    history.replaceState(null, '', `#${kind}=${token}`);
    return ownLender(recovery);
  },
  arrive: async (mounted) => {
    await found(mounted.element, '.panel h2');
    await then(mounted);
  },
});

/** Fills in what proves that the account is the customer's, and goes on. */
export async function prove(element: FsLogin) {
  type(field(element, 'Last 4 digits of your contract'), '4821');
  type(field(element, 'Last 6 characters of the VIN'), '0a1b2c');
  press(element, 'Continue');
  await found(element, '#terms, .notice');
}

const strong = 'correct horse battery staple';

const register = linked('invitation', {}, ({ element }) => prove(element));

/** Sends the code form with this in it. */
export function sendCode(element: FsLogin, code: string) {
  type(field(element, 'Code'), code);
  press(element, 'Continue');
}

/** Every state of the parts that stand in place of the form. */
export const partFixtures = {
  captcha: stepped(challenges.captcha),
  'captcha-solving': stepped(challenges.captcha, ({ element }) => {
    element.captchaAdapter = { solve: never };
    press(element, 'I’m not a robot');
  }),
  'captcha-failed': stepped({ kind: 'captcha' }, async ({ element }) => {
    press(element, 'I’m not a robot');
    await found(element, '.notice');
  }),
  'email-code': stepped({
    ...challenges.emailCode,
    resendAt: new Date(Date.now() + 30_000).toISOString(),
  }),
  'email-code-wrong': stepped(challenges.emailCode, async ({ element, client }) => {
    answered(client, () => challenged({ ...challenges.emailCode, wrong: true, attemptsLeft: 3 }));
    sendCode(element, '123456');
    await found(element, '.field-error');
  }),
  'email-code-resent': stepped(challenges.emailCode, async ({ element, client }) => {
    answered(client, () => challenged(challenges.emailCode));
    press(element, 'Send a new code');
    await until(() => root(element).querySelector('.again p'));
  }),
  totp: stepped(challenges.totp),
  'recovery-code': stepped(challenges.recoveryCode),
  passkey: stepped(challenges.passkey),
  'passkey-stopped': stepped({ kind: 'passkey', others: ['email_code'] }, async ({ element }) => {
    press(element, 'Use passkey');
    await found(element, '.notice');
  }),
  ways: stepped(challenges.emailCode, async ({ element }) => {
    press(element, 'Use another way');
    await found(element, '.ways');
  }),
  'step-unknown': stepped({ kind: 'unheard_of' }),
  'step-offline': stepped(challenges.totp, async ({ element, client }) => {
    answered(client, () =>
      Promise.reject(Object.assign(new Error('lost'), { name: 'NetworkError', code: 'network' })),
    );
    sendCode(element, '123456');
    await found(element, '.notice');
  }),
  'step-ended': stepped(challenges.totp, async ({ element, client }) => {
    answered(client, () => Promise.reject(refusal('invalid_session', { name: 'SignInError' })));
    sendCode(element, '123456');
    await heading(element, 'Let’s start again');
  }),
  'with-passkeys': { attributes: { passkeys: '' } },
  forgot: {
    arrive: async ({ element }) => {
      press(element, 'Forgot password?');
      await heading(element, 'Forgot your password?');
    },
  },
  'forgot-missing': {
    arrive: async ({ element }) => {
      press(element, 'Forgot password?');
      await heading(element, 'Forgot your password?');
      press(element, 'Send the link');
      await found(element, '.field-error');
    },
  },
  'forgot-sent': {
    client: () => ownLender({}),
    arrive: async ({ element }) => {
      root(element).querySelector<HTMLInputElement>('#user-id')!.value = 'alex.current';
      press(element, 'Forgot password?');
      await heading(element, 'Forgot your password?');
      press(element, 'Send the link');
      await heading(element, 'Check your e-mail');
    },
  },
  reset: linked('reset', {}, async ({ element }) => {
    type(field(element, 'New password'), strong);
    await until(() => root(element).querySelector('.strength .on'));
  }),
  'reset-refused': linked(
    'reset',
    {
      confirmReset: () =>
        Promise.reject(
          refusal('password_refused', { errors: [{ pointer: '/password', code: 'breached' }] }),
        ),
    },
    async ({ element }) => {
      type(field(element, 'New password'), 'passwordpassword');
      press(element, 'Save password');
      await found(element, '.field-error');
    },
  ),
  'reset-saved': linked('reset', {}, async ({ element }) => {
    type(field(element, 'New password'), strong);
    press(element, 'Save password');
    await heading(element, 'Your password is changed');
  }),
  'reset-expired': linked('reset', {
    inspectReset: () => Promise.reject(refusal('link_expired', { status: 410 })),
  }),
  'reset-unknown': linked('reset', {
    inspectReset: () => Promise.reject(refusal('link_unknown', { status: 404 })),
  }),
  'registration-proof': linked('invitation', {}),
  'registration-birth-date': linked('invitation', {}, async ({ element }) => {
    press(element, 'Use your date of birth instead');
    await found(element, '#birth-date');
  }),
  'registration-proof-refused': linked(
    'invitation',
    { checkUserId: () => Promise.reject(refusal('proof_refused')) },
    ({ element }) => prove(element),
  ),
  'registration-account': register,
  'registration-account-gaps': linked('invitation', {}, async ({ element }) => {
    await prove(element);
    press(element, 'Create account');
    await found(element, '#terms-error');
  }),
  'registration-user-id-taken': linked(
    'invitation',
    {
      checkUserId: () =>
        Promise.resolve({ available: false, suggestions: ['gale.rivers', 'gale.2026'] }),
    },
    async ({ element }) => {
      await prove(element);
      const userId = field(element, 'User ID');
      type(userId, 'gale');
      userId.dispatchEvent(new Event('change', { bubbles: true }));
      await found(element, '.suggestions');
    },
  ),
  'registration-done': linked('invitation', {}, async ({ element }) => {
    await prove(element);
    type(field(element, 'User ID'), 'gale.rivers');
    type(field(element, 'Password'), strong);
    root(element).querySelector<HTMLInputElement>('#terms')!.click();
    press(element, 'Create account');
    await heading(element, 'Your account is ready');
  }),
  'invitation-expired': linked('invitation', {
    inspectInvitation: () => Promise.reject(refusal('link_expired', { status: 410 })),
  }),
  'invitation-renewed': linked(
    'invitation',
    { inspectInvitation: () => Promise.reject(refusal('link_expired', { status: 410 })) },
    async ({ element }) => {
      press(element, 'Get a new link');
      await heading(element, 'Check your e-mail');
    },
  ),
  'invitation-ended': linked('invitation', {
    inspectInvitation: () => Promise.reject(refusal('link_ended', { status: 410 })),
  }),
} satisfies Record<string, LoginFixture>;
