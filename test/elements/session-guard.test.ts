import { expect } from 'chai';
import '../../src/define.ts';
import { scopeName } from '../../sdk/session/scope-name.ts';
import { type Client, type ClientOptions, createClient } from '../../sdk/index.ts';
import { type Mocks, SANDBOX_PASSPHRASE } from '../../sdk/mocks/index.ts';
import { drawn } from './balance-card.fixtures.ts';
import { expectAccessible, schemes, useScheme } from './axe.ts';
import { allByRole, byRole } from './by-role.ts';
import { type Mounted, mount, until } from './fixture.ts';

const minute = 60_000;
const clients: Client[] = [];

/** A client of a scope of its own: what is done in other tests, in other tabs, does not count here. */
function clientOf({ lender, fetch }: Mocks) {
  const options = { lender, fetch, clientId: `test-${crypto.randomUUID()}`, storage: 'memory' };
  const client = createClient(options as ClientOptions);
  clients.push(client);
  return client;
}
const realNow = Date.now;
let ahead = 0;

/** Lets time go by, as while a device sleeps, and has the page notice. */
function pass(milliseconds: number) {
  ahead += milliseconds;
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  ahead = 0;
  Date.now = () => realNow() + ahead;
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.auth.signOut()));
  document.body.replaceChildren();
  sessionStorage.clear();
  useScheme('light');
  Date.now = realNow;
});

const warnings = () => [...document.querySelectorAll<HTMLElement>('[data-fs-idle]')];

/** A card with a session that is watched over: the guard is loaded only then. */
async function signedIn(sharedComputer = false): Promise<Mounted> {
  const mounted = await mount('fs-balance-card', { client: clientOf });
  const watched = guarded(mounted.client!);
  await mounted.client!.auth.signIn({
    userId: 'alex.current',
    password: SANDBOX_PASSPHRASE,
    sharedComputer,
  });
  await drawn(mounted);
  await watched;
  return mounted;
}

/** Waits for the guard: the first thing it does is to tell the other tabs that somebody is there. */
function guarded({ lender, clientId }: Client): Promise<unknown> {
  const channel = new BroadcastChannel(`${scopeName(lender, clientId, location.origin)}/idle`);
  return new Promise((resolve) => {
    channel.onmessage = resolve;
  }).finally(() => channel.close());
}

async function warned(mounted: Mounted, after = 14 * minute) {
  pass(after);
  const [warning] = await until(() => warnings().length > 0 && warnings());
  await mounted.element.updateComplete;
  return warning!;
}

describe('an idle session', () => {
  for (const scheme of schemes) {
    it(`has a warning without accessibility faults, ${scheme}`, async () => {
      useScheme(scheme);
      const warning = await warned(await signedIn());

      await expectAccessible(warning);
    });
  }

  it('warns after 14 minutes, in a dialog that has the keyboard', async () => {
    const warning = await warned(await signedIn());

    expect(byRole(warning, 'heading', 'Still there?')).to.exist;
    expect(byRole(warning, 'alertdialog', 'Still there?')).to.exist;
    expect(warning.shadowRoot!.textContent).to.match(/signed out in (60|59) seconds/);
    expect(warning.shadowRoot!.activeElement?.textContent.trim()).to.equal('Stay signed in');
  });

  it('warns after 4 minutes on a shared computer', async () => {
    const warning = await warned(await signedIn(true), 4 * minute);

    expect(byRole(warning, 'button', 'Stay signed in')).to.exist;
  });

  it('goes on when the customer says so', async () => {
    const mounted = await signedIn();
    const warning = await warned(mounted);

    byRole(warning, 'button', 'Stay signed in').click();
    await until(() => warnings().length === 0);
    pass(13 * minute);

    expect(mounted.client!.auth.state.status).to.equal('signed-in');
    expect(warnings()).to.have.lengthOf(0);
  });

  it('ends at once when the customer says so', async () => {
    const mounted = await signedIn();
    const warning = await warned(mounted);

    byRole(warning, 'button', 'Sign out now').click();
    await until(() => warnings().length === 0);

    expect(mounted.client!.auth.state).to.deep.equal({
      status: 'signed-out',
      reason: 'signed-out',
    });
  });

  it('ends by itself a minute later, and leaves no figure behind', async () => {
    const mounted = await signedIn();
    await warned(mounted);

    pass(minute);
    await until(() => mounted.client!.auth.state.status === 'signed-out');
    await mounted.element.updateComplete;

    expect(mounted.client!.auth.state).to.include({ reason: 'expired' });
    expect(warnings()).to.have.lengthOf(0);
    expect(Boolean(mounted.element.shadowRoot!.querySelector('[part~=amount]'))).to.equal(false);
  });

  it('counts down, and says so now and then', async () => {
    const mounted = await signedIn();
    const warning = await warned(mounted);

    pass(30_000);
    await until(() => /in (30|29) seconds/.test(warning.shadowRoot!.textContent));

    expect(byRole(warning, 'timer').textContent).to.match(/(30|29) seconds/);
  });

  it('takes no key pressed in its warning for an answer, but Escape', async () => {
    const mounted = await signedIn();
    const warning = await warned(mounted);
    const stay = byRole(warning, 'button', 'Stay signed in');

    stay.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, composed: true }));
    expect(warnings()).to.have.lengthOf(1);
    byRole(warning, 'alertdialog').dispatchEvent(new Event('cancel', { cancelable: true }));
    await until(() => warnings().length === 0);

    expect(mounted.client!.auth.state.status).to.equal('signed-in');
  });

  it('is put off by what is done on the page', async () => {
    await signedIn();
    pass(13 * minute);

    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
    pass(13 * minute);
    await new Promise((resolve) => setTimeout(resolve, 50));

    expect(warnings()).to.have.lengthOf(0);
  });

  it('has one warning for all elements of a page', async () => {
    const mounted = await signedIn();
    for (const tag of ['fs-payment-panel', 'fs-balance-card'] as const) {
      const other = document.createElement(tag);
      other.client = mounted.client!;
      document.body.append(other);
      await other.updateComplete;
    }

    await warned(mounted);

    expect(warnings()).to.have.lengthOf(1);
  });

  it('speaks the language of the elements', async () => {
    const mounted = await signedIn();
    mounted.element.locale = 'es';
    await until(() => /vence/i.exec(mounted.element.shadowRoot!.textContent));

    const warning = await warned(mounted);

    expect(byRole(warning, 'heading').textContent).to.equal('¿Sigue ahí?');
    expect(warning.lang).to.equal('es');
  });

  it('wears the colours of the elements', async () => {
    const mounted = await signedIn();
    mounted.element.style.setProperty('--fs-color-accent', 'rgb(1, 102, 3)');

    const warning = await warned(mounted);

    const stay = byRole(warning, 'button', 'Stay signed in');
    expect(getComputedStyle(stay).backgroundColor).to.equal('rgb(1, 102, 3)');
  });
});

describe('a page that is left', () => {
  const leave = () =>
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  const comeBack = () =>
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  const figure = ({ element }: Mounted) => element.shadowRoot!.querySelector('[part~=amount]');

  it('shows no figure by the time it is put aside', async () => {
    const mounted = await signedIn();
    expect(figure(mounted)).to.exist;

    leave();
    // Microtasks alone: there is no time for more before a page is frozen.
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();

    expect(Boolean(figure(mounted))).to.equal(false);
    expect(mounted.element.shadowRoot!.textContent).to.not.match(/\$\d/);
  });

  it('shows none when it comes back after a sign-out elsewhere', async () => {
    const mounted = await signedIn();
    leave();
    // Nothing remembers this session, as on a shared computer: it is over.
    comeBack();
    await until(() => mounted.client!.auth.state.status === 'signed-out');
    await mounted.element.updateComplete;

    expect(Boolean(figure(mounted))).to.equal(false);
    expect(mounted.element.shadowRoot!.textContent).to.include('Sign in');
  });

  it('has fs-login tell of a session that ended meanwhile', async () => {
    const { client, element } = await signedIn();
    const login = document.createElement('fs-login');
    login.client = client!;
    document.body.append(login);
    await until(() => allByRole(login, 'button', 'Sign out').length);
    const heard: string[] = [];
    login.addEventListener('fs-signed-out', ({ reason }) => heard.push(reason));

    leave();
    await element.updateComplete;
    comeBack();
    await until(() => client!.auth.state.status === 'signed-out');
    await until(() => heard.length > 0);

    expect(heard).to.deep.equal(['signed-out']);
  });

  it('clears the amounts of a payment away, too', async () => {
    const { client } = await signedIn();
    const panel = document.createElement('fs-payment-panel');
    panel.client = client!;
    document.body.append(panel);
    await until(() => /\$\d/.test(panel.shadowRoot!.textContent));

    leave();
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();

    expect(panel.shadowRoot!.textContent).to.not.match(/\$\d/);
  });
});
