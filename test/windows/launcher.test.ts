import { expect } from 'chai';
import { SignInError } from '../../sdk/index.ts';
import { defineLauncher, type FsSignInLauncher } from '../../src/windows/launcher.ts';
import { allByRole, byRole } from '../elements/by-role.ts';
import { type Mounted, mount, until } from '../elements/fixture.ts';
import { FakeOpener } from './fake-window.ts';

defineLauncher();

const opener = new FakeOpener();
const language = document.documentElement.lang;

beforeEach(() => {
  opener.blocked = opener.forbidden = false;
  opener.windows.length = 0;
  opener.targets.length = 0;
  opener.install();
});

afterEach(() => {
  document.body.replaceChildren();
  opener.restore();
  document.documentElement.lang = language;
});

const state = 'the-state-of-this-sign-in';

type Launcher = Mounted<FsSignInLauncher> & {
  lender: string;
  /** Addresses that were redeemed, and whether the computer was said to be shared. */
  redeemed: [url: string, shared: boolean | undefined][];
};

/** A launcher whose client begins and ends sign-ins as it is told. */
async function launch(finish: () => Promise<unknown> = () => Promise.resolve()): Promise<Launcher> {
  const redeemed: Launcher['redeemed'] = [];
  const mounted = await mount('fs-sign-in-launcher', {
    attributes: { 'lender-name': 'Prairie Lane', portal: 'https://lender.example/?client_id=x' },
  });
  const { auth, lender } = mounted.client!;
  auth.beginRedirect = async () => ({ url: `${lender}/oauth/authorize?state=${state}`, state });
  auth.finishRedirect = async (url, options) => {
    redeemed.push([url, options?.sharedComputer]);
    await finish();
    return { status: 'signed-in' };
  };
  return { ...mounted, lender, redeemed };
}

const press = (launcher: Launcher, name: string) =>
  byRole(launcher.element, 'button', name).click();

/** Opens the window and waits until it is on its way to the sign-in. */
async function open(launcher: Launcher) {
  press(launcher, 'Sign in');
  await until(() => opener.last.addresses.length === 2);
  await launcher.element.updateComplete;
  return opener.last;
}

const answerOf = ({ lender }: Launcher, more: object = {}) => ({
  fs: 'sign-in-answer',
  url: `${lender}/embed/callback?code=c&state=${state}`,
  shared: false,
  ...more,
});

const text = ({ element }: Launcher) =>
  (element.shadowRoot?.querySelector('.card')?.textContent ?? '').replace(/\s+/g, ' ');

describe('fs-sign-in-launcher', () => {
  it('opens the window in the click itself, unnamed and at the lender', async () => {
    const launcher = await launch();

    press(launcher, 'Sign in');

    expect(opener.targets).to.deep.equal(['_blank']);
    expect(opener.last.addresses[0]).to.match(
      new RegExp(`^${launcher.lender}/embed/callback\\?client_id=portal&`),
    );
    await until(() => opener.last.addresses[1]?.includes(`state=${state}`));
  });

  it('has the window speak the language of the page around this frame', async () => {
    const launcher = await launch();
    const asked: unknown[] = [];
    const { auth } = launcher.client!;
    auth.beginRedirect = async (input) => {
      asked.push(input.locale);
      return { url: launcher.lender, state };
    };
    launcher.element.locale = document.documentElement.lang = 'es-US';
    await launcher.element.updateComplete;

    press(launcher, 'Iniciar sesión');
    await until(() => asked.length > 0);

    expect(asked).to.deep.equal(['es-US']);
    expect(opener.last.addresses[0]).to.match(/ui_locales=es-US$/);
  });

  it('says the address that the window must have', async () => {
    const launcher = await launch();

    expect(text(launcher)).to.include(`begins with ${new URL(launcher.lender).host}`);
  });

  it('redeems what the window brings, closes it and tells of the sign-in', async () => {
    const launcher = await launch();
    let told = 0;
    launcher.element.addEventListener('fs-signed-in', () => (told += 1));
    const opened = await open(launcher);

    opened.say(answerOf(launcher), launcher.lender);
    await until(() => told === 1);

    expect(launcher.redeemed).to.deep.equal([[answerOf(launcher).url, false]]);
    expect(opened.closed).to.equal(true);
  });

  it('hands on that the computer is shared', async () => {
    const launcher = await launch();
    const opened = await open(launcher);

    opened.say(answerOf(launcher, { shared: true }), launcher.lender);
    await until(() => launcher.redeemed.length === 1);

    expect(launcher.redeemed[0]?.[1]).to.equal(true);
  });

  const forgeries: [string, (launcher: Launcher) => [unknown, string, unknown?]][] = [
    ['from another window', (launcher) => [answerOf(launcher), launcher.lender, window]],
    ['from no window', (launcher) => [answerOf(launcher), launcher.lender, null]],
    ['from another origin', (launcher) => [answerOf(launcher), 'https://lender.example.evil']],
    [
      'with another state',
      (launcher) => [
        answerOf(launcher, { url: `${launcher.lender}/?state=other` }),
        launcher.lender,
      ],
    ],
    ['of another shape', (launcher) => [{ ...answerOf(launcher), fs: 'answer' }, launcher.lender]],
  ];
  for (const [what, forge] of forgeries) {
    it(`takes no message ${what}`, async () => {
      const launcher = await launch();
      const opened = await open(launcher);

      const [message, ...from] = forge(launcher);
      // Were it taken, the answer would be another than the true one's after it.
      opened.say({ ...(message as object), shared: true }, ...from);
      opened.say(answerOf(launcher), launcher.lender);
      await until(() => launcher.redeemed.length > 0);

      expect(launcher.redeemed).to.deep.equal([[answerOf(launcher).url, false]]);
    });
  }

  it('redeems once, however often the window speaks', async () => {
    const launcher = await launch();
    const opened = await open(launcher);

    opened.say(answerOf(launcher), launcher.lender);
    opened.say(answerOf(launcher), launcher.lender);
    await until(() => launcher.redeemed.length > 0);
    await launcher.element.updateComplete;

    expect(launcher.redeemed).to.have.length(1);
  });

  it('shows the open window at a second click', async () => {
    const launcher = await launch();
    const opened = await open(launcher);

    press(launcher, 'Show the window');

    expect(opener.windows).to.have.length(1);
    expect(opened.focused).to.equal(1);
  });

  it('says so where the browser throws in place of opening none', async () => {
    const launcher = await launch();
    opener.forbidden = true;

    press(launcher, 'Sign in');
    await launcher.element.updateComplete;

    expect(text(launcher)).to.include('No window of ours can be reached');
  });

  it('says that no window came, with the way to the portal in the whole window', async () => {
    const launcher = await launch();
    opener.blocked = true;

    press(launcher, 'Sign in');
    await launcher.element.updateComplete;

    expect(text(launcher)).to.include('No window of ours can be reached');
    const link = byRole<HTMLAnchorElement>(launcher.element, 'link', 'Go to Prairie Lane');
    expect(link.target).to.equal('_top');
    expect(link.href).to.equal('https://lender.example/?client_id=x');
    expect(byRole(launcher.element, 'button', 'Sign in')).to.exist;
  });

  it('says that the window was closed, and offers it again', async () => {
    const launcher = await launch();
    const opened = await open(launcher);

    opened.closed = true;
    await until(() => text(launcher).includes('The window was closed'));

    press(launcher, 'Sign in');
    expect(opener.windows).to.have.length(2);
  });

  it('says a refusal in words and tells of it by its code', async () => {
    const refusal = new SignInError({
      code: 'invalid_grant',
      status: 400,
      body: { error: 'invalid_grant' },
    });
    const launcher = await launch(() => Promise.reject(refusal));
    const codes: string[] = [];
    launcher.element.addEventListener('fs-error', ({ code }) => codes.push(code));
    const opened = await open(launcher);

    opened.say(answerOf(launcher), launcher.lender);
    await until(() => codes.length > 0);
    await launcher.element.updateComplete;

    expect(codes).to.deep.equal(['invalid_grant']);
    expect(allByRole(launcher.element, 'button', 'Sign in')).to.have.length(1);
  });

  it('takes a "no" in the window for a window that was closed', async () => {
    const refusal = new SignInError({
      code: 'access_denied',
      status: 400,
      body: { error: 'access_denied' },
    });
    const launcher = await launch(() => Promise.reject(refusal));
    const opened = await open(launcher);

    opened.say(answerOf(launcher), launcher.lender);

    await until(() => text(launcher).includes('You aren’t signed in'));
  });

  it('closes the window when it leaves the page, and not when it is moved', async () => {
    const launcher = await launch();
    const opened = await open(launcher);

    const place = document.createElement('div');
    document.body.append(place);
    place.append(launcher.element);
    await launcher.element.updateComplete;
    expect(opened.closed).to.equal(false);

    launcher.element.remove();
    await until(() => opened.closed);
  });

  it('shows who is signed in already, with the way out', async () => {
    const mounted = await mount('fs-sign-in-launcher', { signedInAs: 'alex.current' });
    let reason: string | undefined;
    mounted.element.addEventListener('fs-signed-out', (event) => (reason = event.reason));

    byRole(mounted.element, 'button', 'Sign out').click();
    await mounted.element.updateComplete;

    expect(reason).to.equal('signed-out');
    expect(byRole(mounted.element, 'button', 'Sign in')).to.exist;
  });
});
