import { expect } from 'chai';
import '../../src/define.ts';
import type { LoginState } from '../../src/elements/login/login.states.ts';
import type { FsLogin } from '../../src/elements/login/login.ts';
import { allByRole, byRole, field, type } from './by-role.ts';
import { type Fixture, mount, until } from './fixture.ts';
import { loginFixtures } from './login.fixtures.ts';
import {
  clearAway,
  focused,
  heading,
  linked,
  ownLender,
  press,
  refusal,
  root,
  said,
  text,
} from './login.parts.fixtures.ts';

afterEach(clearAway);

const show = (state: LoginState) => mount('fs-login', loginFixtures[state]);
const arrive = (fixture: Fixture<FsLogin>) => mount('fs-login', fixture);

describe('forgotten password of fs-login', () => {
  it('keeps the user ID that was typed already (WCAG 3.3.7)', async () => {
    const { element } = await show('signed-out');
    field(element, 'User ID').value = 'alex.current';

    press(element, 'Forgot password?');
    await heading(element, 'Forgot your password?');

    await until(() => field(element, 'User ID').value === 'alex.current');
  });

  it('keeps what is typed while it is on its way', async () => {
    const { element } = await arrive({ client: () => ownLender({}) });

    press(element, 'Forgot password?');
    // The SDK is here and the first file was asked for; the form still stands.
    await Promise.resolve();
    field(element, 'User ID').value = 'alex.current';
    await heading(element, 'Forgot your password?');

    await until(() => field(element, 'User ID').value === 'alex.current');
  });

  it('leaves who is typing in the middle of it', async () => {
    const { element } = await arrive({ client: () => ownLender({}) });
    press(element, 'Forgot password?');
    await Promise.resolve();
    field(element, 'User ID').focus();
    field(element, 'User ID').value = 'alex.cur';

    await heading(element, 'Forgot your password?');
    await until(() => field(element, 'User ID').value === 'alex.cur');
    await until(() => focused(element)?.id === 'user-id');
    const { selectionStart, selectionEnd } = field(element, 'User ID');

    expect([selectionStart, selectionEnd]).to.deep.equal([8, 8]);
  });

  it('takes the user ID back to the form (WCAG 3.3.7)', async () => {
    const { element } = await arrive({ client: () => ownLender({}) });
    press(element, 'Forgot password?');
    await heading(element, 'Forgot your password?');
    type(field(element, 'User ID'), 'alex.current');

    press(element, 'Back to sign-in');
    await until(() => root(element).querySelector('#password'));

    await until(() => field(element, 'User ID').value === 'alex.current');
  });

  it('asks once and says the same whoever it is', async () => {
    const asked: string[] = [];
    const recovery = { requestReset: (userId: string) => Promise.resolve(asked.push(userId)) };
    const { element } = await arrive({ client: () => ownLender(recovery) });

    press(element, 'Forgot password?');
    await heading(element, 'Forgot your password?');
    type(field(element, 'User ID'), ' nobody.here ');
    press(element, 'Send the link');
    await heading(element, 'Check your e-mail');

    expect(asked).to.deep.equal(['nobody.here']);
    expect(text(element)).to.match(/If nobody\.here is a user ID of ours, a link is on its way/);
  });

  it('says what went wrong and can be tried again', async () => {
    const lost = Object.assign(new Error('lost'), { name: 'TimeoutError', code: 'timeout' });
    const recovery = { requestReset: () => Promise.reject(lost) };
    const { element } = await arrive({ client: () => ownLender(recovery) });

    press(element, 'Forgot password?');
    await heading(element, 'Forgot your password?');
    type(field(element, 'User ID'), 'alex.current');
    press(element, 'Send the link');

    await until(() => (said(element) ?? '').includes('taking too long'));
    expect(field(element, 'User ID').value).to.equal('alex.current');
  });
});

describe('links of mails', () => {
  it('are taken out of the address at once', async () => {
    history.replaceState({ kept: true }, '', '#reset=abc-DEF_123');

    await mount('fs-login', { client: () => ownLender({}) });

    expect(location.hash).to.equal('');
    expect(history.state).to.deep.equal({ kept: true });
  });

  it('are left alone on pages that are not the lender’s', async () => {
    history.replaceState(null, '', '#reset=abc-DEF_123');

    const { element } = await show('signed-out');

    expect(location.hash).to.equal('#reset=abc-DEF_123');
    expect(byRole(element, 'heading').textContent).to.equal('Sign in');
  });

  for (const hash of ['#reset=', '#reset=a b', '#resets=abc', '#section']) {
    it(`are told from other ends of an address: ${hash}`, async () => {
      history.replaceState(null, '', hash);

      await mount('fs-login', { client: () => ownLender({}) });

      expect(location.hash).to.not.equal('');
    });
  }

  it('hand the secret to the lender and to nobody else', async () => {
    const seen: unknown[] = [];
    const fixture = linked('reset', {
      inspectReset: (token: string) => {
        seen.push(token);
        return Promise.resolve({ expiresAt: '2026-11-22T12:00:00Z', minimumLength: 15 });
      },
    });

    const { element } = await arrive(fixture);
    await heading(element, 'Choose a new password');

    expect(seen).to.deep.equal(['a'.repeat(43)]);
    expect(element.outerHTML + root(element).innerHTML).to.not.include('a'.repeat(43));
  });

  it('stand also where somebody is signed in', async () => {
    const { element } = await arrive({
      client: () => {
        history.replaceState(null, '', `#reset=${'a'.repeat(43)}`);
        const client = ownLender({});
        Object.assign(client.auth, { state: { status: 'signed-in' } });
        return client;
      },
    });

    await heading(element, 'Choose a new password');
  });

  const dead: [LoginState, RegExp, string][] = [
    ['reset-expired', /This link has expired/, 'Get a new link'],
    ['reset-unknown', /We don’t know this link/, 'Get a new link'],
    ['invitation-expired', /This link has expired/, 'Get a new link'],
  ];
  for (const [state, words, way] of dead) {
    it(`say why they lead no further, and the way on: ${state}`, async () => {
      const { element } = await show(state);

      expect(text(element)).to.match(words);
      expect(allByRole(element, 'button', way)).to.have.lengthOf(1);
    });
  }

  it('lead from one that has expired to a new one', async () => {
    const { element } = await show('reset-expired');

    press(element, 'Get a new link');

    await heading(element, 'Forgot your password?');
  });
});

describe('new password of fs-login', () => {
  const saving = () => {
    const saved: { token: string; password: string }[] = [];
    const signOuts: unknown[] = [];
    const fixture = linked('reset', {
      confirmReset: (input: { token: string; password: string }) => {
        saved.push(input);
        return Promise.resolve();
      },
    });
    const open = fixture.client as () => ReturnType<typeof ownLender>;
    fixture.client = () => {
      const client = open();
      client.auth.signOut = () => Promise.resolve(void signOuts.push('out'));
      return client;
    };
    return { saved, signOuts, fixture };
  };

  it('is saved whole, signs this browser out and leads to the form', async () => {
    const { saved, signOuts, fixture } = saving();
    const { element } = await arrive(fixture);

    type(field(element, 'New password'), '  seven tall herons walk ');
    press(element, 'Save password');
    await heading(element, 'Your password is changed');
    press(element, 'Sign in');
    await until(() => focused(element)?.id === 'user-id');

    expect(saved).to.deep.equal([{ token: 'a'.repeat(43), password: '  seven tall herons walk ' }]);
    expect(signOuts).to.deep.equal(['out']);
  });

  const rules: [name: string, password: string, words: string | undefined][] = [
    ['nothing', '', 'Enter a password.'],
    ['14 characters', 'a'.repeat(14), 'Use at least 15 characters.'],
    ['14 pictures, of two units each', '🚗'.repeat(14), 'Use at least 15 characters.'],
    ['15 pictures', '🚗'.repeat(15), undefined],
    [
      'letters and their marks apart, 14 when joined',
      'é'.repeat(14),
      'Use at least 15 characters.',
    ],
    ['129 characters', 'ab '.repeat(43), 'Use 128 characters or fewer.'],
    ['128 characters', 'a'.repeat(128), undefined],
    ['no capitals and no digits', 'correct horse battery', undefined],
  ];
  for (const [name, password, words] of rules) {
    it(`${words ? 'is refused before it is sent' : 'is sent'}: ${name}`, async () => {
      const { saved, fixture } = saving();
      const { element } = await arrive(fixture);

      type(field(element, 'New password'), password);
      press(element, 'Save password');

      if (words) {
        await until(() => said(element) === words);
        await until(() => focused(element)?.id === 'new-password');
        expect(saved).to.deep.equal([]);
      } else {
        await heading(element, 'Your password is changed');
        expect(saved[0]?.password).to.equal(password);
      }
    });
  }

  const reasons: [code: string, words: RegExp][] = [
    ['common', /Many people use this password/],
    ['breached', /on lists of stolen ones/],
    ['personal', /Leave out your name/],
    ['unheard_of', /Choose another password/],
  ];
  for (const [code, words] of reasons) {
    it(`gives the lender’s reason and the focus back: ${code}`, async () => {
      const errors = [{ pointer: '/password', code }];
      const { element } = await arrive(
        linked('reset', {
          confirmReset: () => Promise.reject(refusal('password_refused', { errors })),
        }),
      );

      type(field(element, 'New password'), 'correct horse battery');
      press(element, 'Save password');

      await until(() => words.test(said(element) ?? ''));
      expect(field(element, 'New password').ariaInvalid).to.equal('true');
      await until(() => focused(element)?.id === 'new-password');
    });
  }

  it('is welcome from a manager and from the clipboard (WCAG 3.3.8)', async () => {
    const { element } = await arrive(linked('reset', {}));
    const password = field(element, 'New password');
    const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true });

    password.dispatchEvent(paste);

    expect(password.autocomplete).to.equal('new-password');
    expect(password.type).to.equal('password');
    expect(password.maxLength).to.equal(-1);
    expect(paste.defaultPrevented).to.equal(false);
  });

  it('shows how strong it is while it is typed, in words too', async () => {
    const { element } = await arrive(linked('reset', {}));

    type(field(element, 'New password'), 'password1password1');
    await until(() => /Strength: (Very easy|Easy) to guess/.test(text(element)));
    type(field(element, 'New password'), 'correct horse battery staple');
    await until(() => text(element).includes('Strength: Strong'));
    type(field(element, 'New password'), '');

    await until(() => !text(element).includes('Strength:'));
  });

  it('is shown on demand, and hidden before it is sent', async () => {
    const { fixture } = saving();
    const { element } = await arrive(fixture);
    type(field(element, 'New password'), 'too short');
    press(element, 'Show characters');
    await until(() => field(element, 'New password').type === 'text');
    type(field(element, 'New password'), 'seven tall herons walk');

    press(element, 'Save password');
    await heading(element, 'Your password is changed');

    expect(Boolean(root(element).querySelector('input'))).to.equal(false);
  });
});
