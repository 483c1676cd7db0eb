import { expect } from 'chai';
import type { FsErrorEvent, FsSignedOutEvent } from '../../src/events/index.ts';
import '../../src/define.ts';
import { loginStates, type LoginState } from '../../src/elements/login/login.states.ts';
import type { FsLogin } from '../../src/elements/login/login.ts';
import { SANDBOX_PASSPHRASE } from '../../sdk/mocks/index.ts';
import { useScheme } from './axe.ts';
import { holdsInEveryState } from './every-state.ts';
import { allByRole, byRole, field, type } from './by-role.ts';
import { dataOf, mount, type Mounted, until } from './fixture.ts';
import { loginFixtures, submit } from './login.fixtures.ts';

afterEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
  useScheme('light');
});

const show = (state: LoginState) => mount('fs-login', loginFixtures[state]);

const text = (element: FsLogin) =>
  (element.shadowRoot?.querySelector('.card')?.textContent ?? '').replace(/\s+/g, ' ');

const focused = (element: FsLogin) => element.shadowRoot?.activeElement;

const challenges = ({ mocks }: Mounted) =>
  mocks.requests.filter(({ operation }) => operation === 'challenge').length;

/** Listens on the document, as a page does. */
function listen<E extends Event>(name: string): E[] {
  const heard: E[] = [];
  const listener = (event: Event) => heard.push(event as E);
  document.addEventListener(name, listener, { once: true });
  return heard;
}

describe('fs-login', () => {
  holdsInEveryState('fs-login', loginStates, loginFixtures);

  it('says once that the form is there, and not before it is', async () => {
    const ready: Event[] = [];
    const listener = (event: Event) => ready.push(event);
    document.addEventListener('fs-ready', listener);
    const { element } = await show('misconfigured');
    expect(ready).to.have.lengthOf(0);

    element.lender = 'http://localhost:4400';
    element.clientId = 'portal';
    await until(() => ready.length);
    expect(element.shadowRoot?.querySelector('form')).to.not.equal(null);
    element.locale = 'en-GB';
    await element.updateComplete;
    document.removeEventListener('fs-ready', listener);

    expect(ready).to.have.lengthOf(1);
  });

  it('signs in with what was typed and says so without data', async () => {
    const heard = listen('fs-signed-in');
    const { element, client } = await show('signed-out');

    type(field(element, 'User ID'), ' alex.current ');
    type(field(element, 'Password'), SANDBOX_PASSPHRASE);
    byRole(element, 'button', 'Sign in').click();
    await until(() => heard.length);

    expect(client?.auth.state.status).to.equal('signed-in');
    expect(dataOf(heard[0]!)).to.deep.equal([]);
    expect(byRole(element, 'heading').textContent).to.equal('You’re signed in');
    expect(Boolean(element.shadowRoot?.querySelector('input'))).to.equal(false);
  });

  it('tells assistive technology and moves the focus once signed in', async () => {
    const { element } = await show('signed-out');

    submit(element, 'alex.current');
    await until(() => byRole(element, 'status').textContent === 'You’re signed in');

    await until(() => focused(element)?.matches('.panel'));
  });

  it('offers its fields to password managers', async () => {
    const { element } = await show('signed-out');
    const userId = field(element, 'User ID');
    const password = field(element, 'Password');

    expect(userId.autocomplete).to.equal('username');
    expect(password.autocomplete).to.equal('current-password');
    expect(userId.form).to.equal(password.form);
    expect(password.type).to.equal('password');
  });

  it('takes values that a password manager set without any event', async () => {
    const { element, client } = await show('signed-out');

    field(element, 'User ID').value = 'alex.current';
    field(element, 'Password').value = SANDBOX_PASSPHRASE;
    field(element, 'Password').form?.requestSubmit();

    await until(() => client?.auth.state.status === 'signed-in');
  });

  it('asks for what is missing and moves the focus to the first gap', async () => {
    const mounted = await show('signed-out');
    const { element } = mounted;

    byRole(element, 'button', 'Sign in').click();
    await element.updateComplete;

    const userId = field(element, 'User ID');
    expect(focused(element)).to.equal(userId);
    expect(userId.getAttribute('aria-invalid')).to.equal('true');
    expect(describedBy(userId)).to.equal('Enter your user ID.');
    expect(describedBy(field(element, 'Password'))).to.equal('Enter your password.');
    expect(challenges(mounted)).to.equal(0);
  });

  it('takes the complaint away as soon as something is typed', async () => {
    const { element } = await show('invalid');

    type(field(element, 'User ID'), 'a');
    await element.updateComplete;

    expect(field(element, 'User ID').hasAttribute('aria-invalid')).to.equal(false);
    expect(field(element, 'Password').getAttribute('aria-invalid')).to.equal('true');
  });

  it('sends one request however often the button is pressed', async () => {
    const mounted = await show('submitting');
    const { element } = mounted;

    byRole(element, 'button', 'Signing in…').click();
    element.shadowRoot?.querySelector('form')?.requestSubmit();
    await until(() => challenges(mounted) > 0);

    expect(challenges(mounted)).to.equal(1);
  });

  it('uses the same words for a wrong password and an unknown user ID', async () => {
    const known = await show('wrong-credentials');
    const unknown = await show('signed-out');

    submit(unknown.element, 'nobody.here', 'not-the-passphrase');
    const notice = await until(() => unknown.element.shadowRoot?.querySelector('.notice'));

    const expected = known.element.shadowRoot?.querySelector('.notice')?.textContent;
    expect(notice.textContent).to.equal(expected);
  });

  it('keeps the user ID and selects the password after a wrong one', async () => {
    const { element } = await show('wrong-credentials');
    const password = field(element, 'Password');

    await until(() => focused(element) === password);

    expect(field(element, 'User ID').value).to.equal('alex.current');
    expect([password.selectionStart, password.selectionEnd]).to.deep.equal([0, 18]);
  });

  const failures: [LoginState, RegExp, { reference?: boolean }?][] = [
    ['wrong-credentials', /don’t match.*Forgot password/],
    ['rate-limited', /a lot at once.*Try again in 40 seconds/],
    ['unavailable', /briefly unavailable.*in a few minutes/, { reference: true }],
    ['server-error', /on our side.*quote the reference/, { reference: true }],
    ['offline', /You’re offline.*Wi-Fi/],
    ['unreachable', /can’t reach our servers.*try again/],
    ['timeout', /taking too long.*Try again/],
    ['malformed', /can’t read.*another network/, { reference: true }],
    ['contract', /can’t show this.*quote the reference/, { reference: true }],
  ];
  for (const [state, words, { reference = false } = {}] of failures) {
    it(`says what happened and what to do when ${state}`, async () => {
      const heard = listen<FsErrorEvent>('fs-error');
      const { element } = await show(state);

      expect(text(element)).to.match(words);
      expect(byRole(element, 'status').textContent).to.match(words);
      expect(allByRole(element, 'button', 'Copy reference')).to.have.lengthOf(reference ? 1 : 0);
      expect(byRole(element, 'button', 'Sign in').ariaDisabled).to.not.equal('true');
      expect(heard[0]?.code).to.match(/^[a-z_]+$/);
    });
  }

  it('names the end of a lockout and the way in before it', async () => {
    const { element } = await show('locked');
    const time = await until(() => element.shadowRoot?.querySelector('time'));

    const zone = new Intl.DateTimeFormat('en-US', { timeZoneName: 'short' })
      .formatToParts(new Date(time.dateTime))
      .find((part) => part.type === 'timeZoneName')!.value;
    expect(time.textContent).to.match(/^\w+day, \w+ \d+, \d+:\d\d [AP]M /);
    expect(time.textContent.endsWith(zone)).to.equal(true);
    const call = byRole<HTMLAnchorElement>(element, 'link', /^Call us on/);
    // In one line, however narrow it is.
    expect(call.textContent).to.contain('(555)\u00a0555-0142');
    expect(call.href).to.equal('tel:5555550142');
    await until(() => focused(element)?.matches('.panel'));
  });

  it('lets another customer try after a lockout', async () => {
    const { element } = await show('locked');
    await until(() => element.shadowRoot?.textContent.includes('Use a different user ID'));

    byRole(element, 'button', 'Use a different user ID').click();

    await until(() => element.shadowRoot?.querySelector('form'));
    await until(() => focused(element) === field(element, 'User ID'));
  });

  it('asks for a further step, and nobody is signed in before it', async () => {
    const heard = listen('fs-signed-in');
    const { element, client } = await show('email-code');

    expect(byRole(element, 'heading').textContent).to.equal('Enter the code we sent you');
    expect(client?.auth.state.status).to.equal('signed-out');
    expect(heard).to.have.lengthOf(0);
  });

  it('tells how to get help with a forgotten password, and leads back', async () => {
    const { element } = await show('forgot');
    await until(() => focused(element)?.matches('.panel'));
    expect(byRole(element, 'heading', 'Forgot your password?')).to.be.an.instanceof(HTMLElement);

    byRole(element, 'button', 'Back to sign-in').click();

    await until(() => focused(element)?.id === 'user-id');
  });

  it('shows the password on demand, and hides it before it is sent', async () => {
    const { element } = await show('signed-out');

    byRole(element, 'button', 'Show characters').click();
    await element.updateComplete;
    expect(field(element, 'Password').type).to.equal('text');
    submit(element, 'alex.current', 'not-the-passphrase');
    await element.updateComplete;

    expect(field(element, 'Password').type).to.equal('password');
  });

  it('warns of Caps Lock beside the label, and only while it is on', async () => {
    const { element } = await show('signed-out');
    const password = field(element, 'Password');
    const press = async (modifierCapsLock: boolean) => {
      password.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', modifierCapsLock }));
      await element.updateComplete;
    };

    const { y } = password.getBoundingClientRect();
    await press(true);
    expect(describedBy(password)).to.equal('Caps Lock is on');
    expect(password.getBoundingClientRect().y, 'nothing moves').to.equal(y);
    await press(false);

    expect(describedBy(password)).to.equal('');
  });

  for (const shared of [true, false]) {
    it(`${shared ? 'remembers nothing' : 'may remember'} on a ${shared ? '' : 'not '}shared computer`, async () => {
      const mounted = await show('signed-out');
      const inputs: unknown[] = [];
      const { auth } = mounted.client!;
      auth.signIn = (input) => {
        inputs.push(input);
        return Promise.resolve({ status: 'challenge', challenge: { kind: 'totp' } });
      };

      if (shared) byRole(mounted.element, 'checkbox', 'This is a shared computer').click();
      submit(mounted.element, 'alex.current', 'x');
      await until(() => inputs.length);

      expect(inputs[0]).to.deep.equal({
        userId: 'alex.current',
        password: 'x',
        sharedComputer: shared,
      });
    });
  }

  it('signs out, says so and offers an empty form', async () => {
    const heard = listen<FsSignedOutEvent>('fs-signed-out');
    const { element, client } = await show('signed-in');

    byRole(element, 'button', 'Sign out').click();
    await until(() => element.shadowRoot?.querySelector('form'));

    expect(client?.auth.state.status).to.equal('signed-out');
    expect(heard[0]?.reason).to.equal('signed-out');
    expect(text(element)).to.match(/You’re signed out.*Nothing of your account is left/);
    expect(field(element, 'Password').value).to.equal('');
    await until(() => focused(element)?.matches('.notice'));
  });

  it('says why the form is back after a session ran out', async () => {
    const heard = listen<FsSignedOutEvent>('fs-signed-out');
    const { element, client, mocks } = await show('signed-in');
    const expired = { status: 401, code: 'unauthorized' };

    mocks.override('listAccounts', expired);
    mocks.override('token', { status: 400, code: 'invalid_grant' });
    await Promise.resolve(client!.accounts.list()).catch(() => undefined);
    await until(() => element.shadowRoot?.querySelector('form'));

    expect(heard[0]?.reason).to.equal('expired');
    expect(text(element)).to.match(/You were signed out.*Sign in to go on/);
  });

  it('gives up a try when it is removed, but not when it is moved', async () => {
    const { element, client } = await show('submitting');
    const signals: AbortSignal[] = [];
    client!.auth.signIn = (_input, { signal } = {}) => {
      signals.push(signal!);
      return new Promise(() => undefined);
    };
    element.remove();
    await until(() => !element.isConnected);
    document.body.append(element);
    await element.updateComplete;
    submit(element, 'alex.current');
    await until(() => signals.length);

    const elsewhere = document.body.appendChild(document.createElement('div'));
    elsewhere.append(element);
    await Promise.resolve();
    expect(signals[0]?.aborted).to.equal(false);
    element.remove();
    await Promise.resolve();

    expect(signals[0]?.aborted).to.equal(true);
  });

  it('says that it is not set up where no lender is named', async () => {
    const { element } = await show('misconfigured');

    expect(text(element)).to.match(/isn’t set up here/);
  });

  it('speaks Spanish from the first drawing on', async () => {
    const { element } = await mount('fs-login', { attributes: { locale: 'es-US' } });

    expect(byRole(element, 'heading').textContent).to.equal('Iniciar sesión');
    expect(field(element, 'Contraseña').type).to.equal('password');
  });

  it('uses English where the language has no catalogue', async () => {
    const { element } = await mount('fs-login', { attributes: { locale: 'fr-CA' } });

    expect(byRole(element, 'heading').textContent).to.equal('Sign in');
  });
});

function describedBy(input: HTMLInputElement): string {
  const root = input.getRootNode() as ShadowRoot;
  const ids = (input.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  return ids.map((id) => root.getElementById(id)?.textContent.trim()).join(' ');
}
