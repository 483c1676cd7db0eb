import { expect } from 'chai';
import '../../src/define.ts';
import type { FsErrorEvent } from '../../src/events/index.ts';
import type { LoginState } from '../../src/elements/login/login.states.ts';
import type { FsLogin } from '../../src/elements/login/login.ts';
import { allByRole, byRole, field, type } from './by-role.ts';
import { type Fixture, mount, until } from './fixture.ts';
import { loginFixtures, submit } from './login.fixtures.ts';
import {
  answered,
  challenged,
  challenges,
  clearAway,
  count,
  focused,
  heading,
  listen,
  press,
  refusal,
  root,
  said,
  sendCode,
  signedIn,
  stepped,
  text,
} from './login.parts.fixtures.ts';

afterEach(clearAway);

const show = (state: LoginState) => mount('fs-login', loginFixtures[state]);
const arrive = (fixture: Fixture<FsLogin>) => mount('fs-login', fixture);

describe('steps of fs-login', () => {
  const panels: LoginState[] = [
    'captcha',
    'email-code',
    'totp',
    'recovery-code',
    'passkey',
    'ways',
    'step-ended',
    'locked',
    'forgot',
    'forgot-sent',
    'reset-saved',
    'reset-expired',
    'registration-proof',
    'registration-account',
    'registration-done',
  ];
  for (const state of panels) {
    it(`take the focus to the panel, which has a name: ${state}`, async () => {
      const { element } = await show(state);

      await until(() => focused(element)?.matches('.panel'));

      const id = focused(element)?.getAttribute('aria-labelledby') ?? '';
      expect(root(element).getElementById(id)?.textContent).to.not.equal('');
    });
  }

  it('send a code without its spaces and sign in', async () => {
    const heard = count('fs-signed-in');
    const mounted = await arrive(stepped(challenges.emailCode));
    const answers = listen(mounted, () => Promise.resolve(signedIn));

    sendCode(mounted.element, '123 456');
    await until(heard);

    expect(answers).to.deep.equal([{ code: '123456' }]);
  });

  it('offer the field to one-time codes and let them be pasted (WCAG 3.3.8)', async () => {
    const { element } = await show('email-code');
    const code = field(element, 'Code');
    const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true });

    code.dispatchEvent(paste);

    // By the attribute: Firefox gives an empty property for words that it does not act on.
    expect(code.getAttribute('autocomplete')).to.equal('one-time-code');
    expect(code.inputMode).to.equal('numeric');
    expect(code.maxLength).to.be.at.least(11);
    expect(paste.defaultPrevented).to.equal(false);
  });

  it('ask for all digits before anything is sent', async () => {
    const mounted = await arrive(stepped(challenges.totp));
    const answers = listen(mounted, () => Promise.resolve(signedIn));

    sendCode(mounted.element, '12345');
    await until(() => said(mounted.element) === 'Enter all 6 digits.');

    expect(answers).to.deep.equal([]);
    expect(field(mounted.element, 'Code').ariaInvalid).to.equal('true');
    await until(() => focused(mounted.element)?.id === 'code');
  });

  it('say that a code was wrong and how many tries are left, and select it', async () => {
    const { element } = await show('email-code-wrong');

    const words = 'That code doesn’t match. Check it, or use a newer one. You have 3 more tries.';
    await until(() => said(element) === words);
    const code = field(element, 'Code');
    await until(() => focused(element) === code);
    expect(text(element)).to.include(words);
    expect([code.selectionStart, code.selectionEnd]).to.deep.equal([0, 6]);
  });

  it('offer a new code only after its time', async () => {
    const { element } = await show('email-code');
    expect(allByRole(element, 'button', 'Send a new code')).to.have.lengthOf(0);
    expect(text(element)).to.match(/You can get a new code in (2\d|30) s\./);
  });

  it('make nobody wait for longer than a minute where the clock of the device is wrong', async () => {
    const resendAt = new Date(Date.now() + 24 * 3_600_000).toISOString();
    const { element } = await arrive(stepped({ ...challenges.emailCode, resendAt }));

    expect(text(element)).to.match(/You can get a new code in (60|59) s\./);
  });

  it('ask for a new code and say that it was sent', async () => {
    const mounted = await arrive(stepped(challenges.emailCode));
    const answers = listen(mounted, () => challenged(challenges.emailCode));

    press(mounted.element, 'Send a new code');
    await until(() => said(mounted.element) === 'We’ve sent a new code.');

    expect(answers).to.deep.equal([{ resend: true }]);
    await until(() => focused(mounted.element)?.id === 'code');
  });

  it('change to another way that the customer has', async () => {
    const mounted = await arrive(stepped(challenges.emailCode));
    const answers = listen(mounted, () => challenged(challenges.recoveryCode));
    const { element } = mounted;

    press(element, 'Use another way');
    await until(() => focused(element)?.matches('.panel'));
    press(element, 'Use a recovery code');
    await heading(element, 'Use a recovery code');
    type(field(element, 'Recovery code'), 'ABCD-EFGH');
    press(element, 'Continue');
    await until(() => answers.length === 2);

    expect(answers).to.deep.equal([{ use: 'recovery_code' }, { recoveryCode: 'ABCD-EFGH' }]);
  });

  it('offer no other way where the customer has none', async () => {
    const { element } = await arrive(stepped({ kind: 'totp', others: [] }));

    expect(allByRole(element, 'button', 'Use another way')).to.have.lengthOf(0);
  });

  it('keep what was typed where the lender cannot be reached, and say so', async () => {
    const { element } = await show('step-offline');

    expect(field(element, 'Code').value).to.equal('123456');
    expect(said(element)).to.match(/can’t reach our servers/);
    expect(byRole(element, 'button', 'Continue').ariaDisabled).to.not.equal('true');
  });

  it('begin again where the sign-in has ended', async () => {
    const { element } = await show('step-ended');

    press(element, 'Start again');

    await until(() => focused(element)?.id === 'user-id');
  });

  it('show the lockout where a wrong code was one too many', async () => {
    const heard: FsErrorEvent[] = [];
    const note = (event: Event) => heard.push(event as FsErrorEvent);
    document.addEventListener('fs-error', note);
    const mounted = await arrive(stepped(challenges.totp));
    const locked = { name: 'SignInError', status: 403, lockedUntil: '2026-11-24T21:05:00Z' };
    answered(mounted.client, () => Promise.reject(refusal('access_denied', locked)));

    sendCode(mounted.element, '123456');
    await heading(mounted.element, 'Sign-in is locked for your protection');
    document.removeEventListener('fs-error', note);

    expect(heard.map(({ code }) => code)).to.deep.equal(['access_denied']);
    expect(root(mounted.element).querySelector('time')?.dateTime).to.equal('2026-11-24T21:05:00Z');
  });

  it('go back to the form with the user ID alone, and forget the sign-in under way', async () => {
    const { element, client } = await arrive(stepped(challenges.totp));
    let abandoned = 0;
    client!.auth.abandon = () => (abandoned += 1);

    press(element, 'Back to sign-in');
    await until(() => focused(element)?.id === 'user-id');

    expect(abandoned).to.equal(1);
    expect(field(element, 'User ID').value).to.equal('morgan.mfa');
    expect(field(element, 'Password').value).to.equal('');
  });

  it('give up what is under way when the element is removed', async () => {
    const { element, client } = await arrive(stepped(challenges.totp));
    const signals: AbortSignal[] = [];
    client!.auth.answer = (_answer, { signal } = {}) => {
      signals.push(signal!);
      return new Promise(() => undefined);
    };
    sendCode(element, '123456');
    await until(() => signals.length);

    element.remove();
    await Promise.resolve();

    expect(signals[0]?.aborted).to.equal(true);
  });

  it('send one answer however often the button is pressed', async () => {
    const mounted = await arrive(stepped(challenges.totp));
    const answers = listen(mounted, () => new Promise(() => undefined));

    sendCode(mounted.element, '123456');
    await until(() => answers.length);
    root(mounted.element).querySelector('form')?.requestSubmit();
    await mounted.element.updateComplete;

    expect(answers).to.have.lengthOf(1);
  });

  it('say in Spanish what they say in English', async () => {
    const { element } = await show('email-code');
    element.locale = 'es-MX';

    await heading(element, 'Escriba el código que le enviamos');
  });
});

describe('captcha of fs-login', () => {
  it('is solved by this device, with nothing to read or type (WCAG 3.3.8)', async () => {
    const heard = count('fs-signed-in');
    const mounted = await arrive(stepped(challenges.captcha));
    const answers = listen(mounted, () => Promise.resolve(signedIn));
    expect(Boolean(root(mounted.element).querySelector('input, img'))).to.equal(false);

    press(mounted.element, 'I’m not a robot');
    await until(heard);

    const [answer] = answers as { captcha: string }[];
    const { altcha } = challenges.captcha;
    const { algorithm, challenge, salt, signature } = altcha;
    expect(JSON.parse(atob(answer!.captcha))).to.deep.equal({
      algorithm,
      challenge,
      salt,
      signature,
      number: 1234,
    });
  });

  it('goes on by itself to what comes after it', async () => {
    const mounted = await arrive(stepped(challenges.captcha));
    answered(mounted.client, () => challenged(challenges.totp));

    press(mounted.element, 'I’m not a robot');

    await heading(mounted.element, 'Enter the code from your app');
  });

  it('leads back to the form where the password is wrong', async () => {
    const mounted = await arrive(stepped(challenges.captcha));
    const wrong = refusal('invalid_grant', { name: 'SignInError', status: 400 });
    answered(mounted.client, () => Promise.reject(wrong));

    press(mounted.element, 'I’m not a robot');

    await until(() => text(mounted.element).includes('don’t match'));
    expect(field(mounted.element, 'Password').value).to.equal('');
  });

  it('takes a maker’s control in its place, in the light of the page', async () => {
    const mounted = await arrive(stepped(challenges.captcha));
    const answers = listen(mounted, () => Promise.resolve(signedIn));
    let given: HTMLElement | undefined;
    let solve: (answer: string) => void = () => undefined;
    mounted.element.captchaAdapter = {
      solve: (container, challenge, { locale }) => {
        given = container;
        expect(challenge.kind).to.equal('captcha');
        expect(locale).to.match(/^en/);
        return new Promise((resolve) => (solve = resolve));
      },
    };

    press(mounted.element, 'I’m not a robot');
    const container = await until(() => given);
    expect(container.getRootNode()).to.equal(document);
    expect(container.assignedSlot?.name).to.equal('captcha');
    solve('their-answer');
    await until(() => answers.length);

    expect(answers).to.deep.equal([{ captcha: 'their-answer' }]);
    expect(container.isConnected).to.equal(false);
  });

  it('takes a maker’s control away when the customer goes back', async () => {
    const { element } = await arrive(stepped(challenges.captcha));
    const signals: AbortSignal[] = [];
    element.captchaAdapter = {
      solve: (_container, _challenge, { signal }) => {
        signals.push(signal);
        return new Promise(() => undefined);
      },
    };
    press(element, 'I’m not a robot');
    await until(() => element.querySelector('[slot=captcha]'));

    press(element, 'Back to sign-in');
    await until(() => focused(element)?.id === 'user-id');

    expect(signals[0]?.aborted).to.equal(true);
    expect(Boolean(element.querySelector('[slot=captcha]'))).to.equal(false);
  });
});

describe('the form of fs-login', () => {
  it('stays busy until the step that comes next is there', async () => {
    const { element, client } = await show('signed-out');
    const seen: boolean[] = [];
    client!.auth.signIn = async () => {
      await new Promise((resolve) => setTimeout(resolve, 40));
      return challenged(challenges.totp);
    };

    submit(element, 'morgan.mfa');
    await element.updateComplete;
    // Between tasks, as the screen shows it.
    const watch = setInterval(() => {
      const button = root(element).querySelector('form:not(.fields) [type=submit]');
      if (button) seen.push(button.ariaDisabled === 'true');
    }, 1);
    await heading(element, 'Enter the code from your app');
    clearInterval(watch);

    expect(seen.length).to.be.above(0);
    expect(seen.every(Boolean)).to.equal(true);
  });
});
