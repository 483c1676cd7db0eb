import { expect } from 'chai';
import '../../src/define.ts';
import { type Client, createClient } from '../../sdk/index.ts';
import {
  securityPanelStates,
  type SecurityPanelState,
} from '../../src/elements/security-panel/security-panel.states.ts';
import type { FsSecurityPanel } from '../../src/elements/security-panel/security-panel.ts';
import { expectAccessible, useScheme } from './axe.ts';
import { holdsInEveryState } from './every-state.ts';
import { allByRole, byRole, field, type } from './by-role.ts';
import { mount, signIn, until } from './fixture.ts';
import { controlsOf, nameOf, walkByTab } from './keyboard.ts';
import {
  beginTotp,
  drawn,
  press,
  securityPanelFixtures,
  sendCode,
  title,
} from './security-panel.fixtures.ts';

afterEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
  useScheme('light');
});

const show = (state: SecurityPanelState) =>
  mount('fs-security-panel', securityPanelFixtures[state]);

const text = (element: FsSecurityPanel) =>
  (element.shadowRoot?.querySelector('.card')?.textContent ?? '').replace(/\s+/g, ' ');

const focused = (element: FsSecurityPanel) => element.shadowRoot?.activeElement?.id;

describe('fs-security-panel', () => {
  holdsInEveryState('fs-security-panel', securityPanelStates, securityPanelFixtures);

  for (const state of ['protected', 'removing', 'totp', 'recovery-codes'] as const) {
    it(`is worked by keyboard, each control in turn and out again: ${state} (WCAG 2.1.1, 2.1.2)`, async () => {
      const [before, after] = [document.createElement('button'), document.createElement('button')];
      document.body.append(before);
      const { element } = await show(state);
      document.body.append(after);
      const wanted = controlsOf(element);

      const reached = await walkByTab(element, before, after);

      expect(wanted).to.not.have.lengthOf(0);
      expect(document.activeElement === after, 'the focus leaves it').to.equal(true);
      expect(reached.map(nameOf)).to.deep.equal(wanted.map(nameOf));
    });
  }

  it('lists where the customer is signed in, this device first', async () => {
    const { element } = await show('protected');
    const names = [...element.shadowRoot!.querySelectorAll('[id^=session-] strong')];

    expect(names.map(({ textContent }) => textContent)).to.deep.equal([
      'Firefox on Linux',
      'Unknown device',
      'Safari on iOS',
    ]);
    expect(text(element)).to.match(/Firefox on Linux\s*This device/);
    expect(text(element)).to.match(/Signed in November 19/);
    expect(allByRole(element, 'button', 'Sign out this device')).to.have.lengthOf(2);
  });

  it('ends one session, and says so', async () => {
    let other: Client | undefined;
    const { element } = await mount('fs-security-panel', {
      client(mocks) {
        const options = { clientId: 'portal', storage: 'memory', ...mocks } as const;
        other = createClient(options);
        return createClient(options);
      },
    });
    await signIn(other!, 'alex.current');
    await signIn(element.client!, 'alex.current');
    await until(() => allByRole(element, 'button', 'Sign out this device').length === 1);

    byRole(element, 'button', 'Sign out this device').click();
    await until(() => allByRole(element, 'button', 'Sign out this device').length === 0);
    // The lists are read anew, and say so meanwhile.
    await until(() => allByRole(element, 'status').length === 1);

    expect(byRole(element, 'status').textContent).to.equal('That device is signed out.');
    expect(focused(element)).to.equal('view-title');
    await Promise.allSettled([other!.accounts.list()]);
    expect(other!.auth.state).to.include({ status: 'signed-out', reason: 'expired' });
    expect(element.client!.auth.state.status).to.equal('signed-in');
  });

  it('ends all sessions, this one at once', async () => {
    const { element, client } = await show('protected');

    byRole(element, 'button', 'Sign out everywhere').click();
    await until(() => client!.auth.state.status === 'signed-out');
    await element.updateComplete;

    expect(text(element)).to.not.include('Firefox on Linux');
  });

  it('shows sessions alone where the lender has no second factors', async () => {
    const { element } = await show('sessions-only');

    expect(byRole(element, 'button', 'Sign out everywhere')).to.exist;
    expect(allByRole(element, 'button', /authenticator|passkey/i)).to.have.lengthOf(0);
  });

  it('gives the key of an authenticator app as a picture and as text', async () => {
    const { element } = await show('totp');

    expect(byRole(element, 'img').ariaLabel).to.include('QR code');
    expect(text(element)).to.include('JBSW Y3DP EHPK 3PXP');
    expect(focused(element)).to.equal('view-title');
  });

  it('shows recovery codes once, and never again', async () => {
    const mounted = await show('recovery-codes');
    const { element } = mounted;
    const codes = [...element.shadowRoot!.querySelectorAll('.codes code')].map(
      (code) => code.textContent,
    );
    expect(codes).to.have.lengthOf(10);

    await press(mounted, 'I’ve kept them', 'Sign-in and security');
    await until(() => text(element).includes('10 recovery codes left'));

    for (const code of codes) expect(element.shadowRoot!.textContent).to.not.include(code);
  });

  it('prints the recovery codes when asked', async () => {
    const mounted = await show('recovery-codes');
    const { print } = window;
    let printed = 0;
    window.print = () => (printed += 1);

    await press(mounted, 'Print');
    window.print = print;

    expect(printed).to.equal(1);
  });

  it('keeps a wrong code from setting anything up, and says what is wrong', async () => {
    const { element } = await show('totp-wrong');
    const code = field(element, 'Code');

    expect(code.getAttribute('aria-invalid')).to.equal('true');
    expect(text(element)).to.include('That code doesn’t match');
    expect(focused(element)).to.equal('code');
  });

  it('takes a code with spaces, as apps write it', async () => {
    const mounted = await show('totp');

    await sendCode(mounted, '123 456');

    await until(() => title(mounted.element) === 'Your recovery codes');
  });

  it('asks for all digits before anything is sent', async () => {
    const mounted = await show('totp');
    mounted.mocks.override('confirmTotpAuthenticator', { status: 503 });

    await sendCode(mounted, '123');

    expect(text(mounted.element)).to.include('Enter all 6 digits.');
    expect(Boolean(mounted.element.shadowRoot!.querySelector('.notice'))).to.equal(false);
  });

  it('leaves no key and no code behind at sign-out', async () => {
    for (const state of ['totp', 'recovery-codes'] as const) {
      const { element, client } = await show(state);

      await client!.auth.signOut();
      await element.updateComplete;

      expect(element.shadowRoot!.textContent, state).to.not.match(/JBSW|MOCK-/);
      expect(Boolean(element.shadowRoot!.querySelector('.qr')), state).to.equal(false);
      element.remove();
    }
  });

  it('removes a second factor after a question', async () => {
    const mounted = await show('plain');
    const { element } = mounted;
    await press(mounted, 'Get codes by e-mail');
    await until(() => text(element).includes('Code by e-mail'));
    // The first one is set up without a question, later changes ask for it.
    const group = byRole(element, 'group', /^Code by e-mail/);
    group.querySelector('button')!.click();
    await element.updateComplete;
    expect(text(element)).to.include('Remove this?');
    expect(focused(element)).to.equal('remove-ask');

    await press(mounted, 'Keep it');

    expect(text(element)).to.not.include('Remove this?');
    expect(byRole(element, 'group', /^Code by e-mail/)).to.exist;
  });

  it('keeps the last second factor beside a short password, and says what comes first', async () => {
    const { element } = await show('longer-password');

    expect(focused(element)).to.equal('failure');
    expect(text(element)).to.include('Your password has to be longer first');
    expect(text(element)).to.include('at least 15 characters');
    expect(byRole(element, 'group', /^Passkey/)).to.exist;
  });

  it('asks for a second factor before it changes any, and goes on by itself then', async () => {
    const mounted = await mount('fs-security-panel', {
      signedInAs: 'alex.current',
      arrive: drawn,
    });
    await press(mounted, 'Get codes by e-mail');
    await until(() => text(mounted.element).includes('Code by e-mail'));

    byRole(mounted.element, 'button', 'Set up an authenticator app').click();
    const dialog = await until(() => dialogOf());
    expect(byRole(dialog, 'heading', 'Confirm it’s you')).to.exist;
    await until(() => dialog.shadowRoot!.querySelector('#answer'));
    await expectAccessible(dialog);
    type(field(dialog, 'Code'), '123456');
    byRole(dialog, 'button', 'Continue').click();

    await until(() => title(mounted.element) === 'Set up an authenticator app');
    expect(Boolean(dialogOf())).to.equal(false);
  });

  it('changes nothing when the customer declines', async () => {
    const mounted = await mount('fs-security-panel', { signedInAs: 'alex.current', arrive: drawn });
    await press(mounted, 'Get codes by e-mail');
    await until(() => text(mounted.element).includes('Code by e-mail'));

    byRole(mounted.element, 'button', 'Set up an authenticator app').click();
    const dialog = await until(() => dialogOf());
    byRole(dialog, 'button', 'Cancel').click();
    await until(() => !dialogOf());
    await until(() => !mounted.element.shadowRoot!.querySelector('.spinner'));

    expect(title(mounted.element)).to.equal('Sign-in and security');
    expect(Boolean(mounted.element.shadowRoot!.querySelector('.notice'))).to.equal(false);
  });

  it('says what is wrong with a code, and how many tries are left', async () => {
    const mounted = await mount('fs-security-panel', { signedInAs: 'alex.current', arrive: drawn });
    await press(mounted, 'Get codes by e-mail');
    await until(() => text(mounted.element).includes('Code by e-mail'));
    byRole(mounted.element, 'button', 'Set up an authenticator app').click();
    const dialog = await until(() => dialogOf());
    await until(() => dialog.shadowRoot!.querySelector('#answer'));

    type(field(dialog, 'Code'), '000000');
    byRole(dialog, 'button', 'Continue').click();
    await until(() => dialog.shadowRoot!.querySelector('[aria-invalid]'));

    expect(dialog.shadowRoot!.textContent).to.match(/doesn’t match.*4 more tries/);
    expect(field(dialog, 'Code').value).to.equal('');
  });

  it('takes its question away when the session ends', async () => {
    const mounted = await mount('fs-security-panel', { signedInAs: 'alex.current', arrive: drawn });
    await press(mounted, 'Get codes by e-mail');
    await until(() => text(mounted.element).includes('Code by e-mail'));
    byRole(mounted.element, 'button', 'Set up an authenticator app').click();
    await until(() => dialogOf());

    await mounted.client!.auth.signOut();

    await until(() => !dialogOf());
  });

  it('says that no passkey was added where the browser stops it', async () => {
    const mounted = await show('plain');
    const { create } = navigator.credentials;
    navigator.credentials.create = () =>
      Promise.reject(new DOMException('closed', 'NotAllowedError'));

    await press(mounted, 'Add a passkey');
    await until(() => mounted.element.shadowRoot!.querySelector('#failure'));
    navigator.credentials.create = create;

    expect(text(mounted.element)).to.include('No passkey was added');
    expect(focused(mounted.element)).to.equal('failure');
  });

  it('begins again from the lists after an enrolment was cancelled', async () => {
    const mounted = await mount('fs-security-panel', {
      signedInAs: 'alex.current',
      arrive: beginTotp,
    });

    await press(mounted, 'Cancel', 'Sign-in and security');

    await until(() => focused(mounted.element) === 'add-totp');
  });
});

/** The question over the page, while there is one. */
function dialogOf(): HTMLElement | undefined {
  return [...document.body.children].find(
    (one): one is HTMLElement => one.shadowRoot?.querySelector('dialog.dialog') != null,
  );
}
