import { ContextProvider } from '@lit/context';
import { expect } from 'chai';
import '../../src/define.ts';
import { type Client, createClient, type SignInStep } from '../../sdk/index.ts';
import { createMocks } from '../../sdk/mocks/index.ts';
import { mayTakeSecrets } from '../../src/elements/inline-guard.ts';
import { chosenAccount } from '../../src/controllers/chosen-account.ts';
import { clientContext } from '../../src/controllers/client-context.ts';
import { connect, Connection, connectionOf } from '../../src/controllers/connection.ts';
import { LitElement } from 'lit';
import { byRole, field } from './by-role.ts';
import { signIn, until } from './fixture.ts';
import { submit } from './login.fixtures.ts';

/** A connection whose SDK arrives when the test says so. */
class SlowConnection extends Connection {
  loads = 0;
  arrive!: (client: Client) => void;
  readonly #arrival = new Promise<Client>((resolve) => (this.arrive = resolve));

  override load() {
    this.loads += 1;
    return this.#arrival;
  }
}

/** A connection whose SDK does not arrive the first times, as when a train enters a tunnel. */
class FlakyConnection extends Connection {
  failures = Infinity;
  readonly arriving = mockedClient();

  override load() {
    if (this.failures-- <= 0) return Promise.resolve(this.arriving);
    const error = Object.assign(new Error('no network'), { code: 'sdk_unreachable' });
    error.name = 'NetworkError';
    return Promise.reject(error);
  }
}

class Provider extends LitElement {
  readonly provider = new ContextProvider(this, { context: clientContext });
  protected override createRenderRoot() {
    return this;
  }
}
customElements.define('test-provider', Provider);

async function loginOn(connection: Connection) {
  const provider = document.createElement('test-provider') as Provider;
  provider.provider.setValue({ connection, locale: 'en', supportPhone: undefined });
  const login = document.createElement('fs-login');
  provider.append(login);
  await until(() => mayTakeSecrets(connection));
  document.body.append(provider);
  await login.updateComplete;
  return login;
}

function mockedClient({ lender, fetch } = createMocks()) {
  return createClient({ lender, clientId: 'portal', storage: 'memory', fetch });
}

afterEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
});

describe('a form without the SDK', () => {
  it('is drawn, and sends what was typed as soon as the SDK is there', async () => {
    const connection = new SlowConnection('http://localhost:4400', 'portal');
    const login = await loginOn(connection);
    const calls: string[] = [];
    const steps: SignInStep = { status: 'challenge', challenge: { kind: 'totp' } };

    submit(login, 'alex.current');
    await login.updateComplete;
    expect(byRole(login, 'button', 'Signing in…').ariaDisabled).to.equal('true');
    const client = mockedClient();
    client.auth.signIn = ({ userId }) => {
      calls.push(userId);
      return Promise.resolve(steps);
    };
    connection.arrive(client);

    await until(() => calls.length);
    expect(calls).to.deep.equal(['alex.current']);
  });

  it('says so when the SDK cannot be fetched, and tries again with the next press', async () => {
    const connection = new FlakyConnection('http://localhost:4400', 'portal');
    const login = await loginOn(connection);

    submit(login, 'alex.current');
    await until(() => login.shadowRoot?.querySelector('.notice'));
    expect(login.shadowRoot?.querySelector('.notice')?.textContent).to.contain('can’t reach');
    connection.failures = 0;
    submit(login, 'alex.current');

    await until(() => connection.arriving.auth.state.status === 'signed-in');
  });

  it('asks for the SDK when the customer is about to type', async () => {
    const connection = new SlowConnection('http://localhost:4400', 'portal');
    const login = await loginOn(connection);
    const before = connection.loads;

    field(login, 'User ID').dispatchEvent(new FocusEvent('focusin', { bubbles: true }));

    expect(connection.loads).to.be.greaterThan(before);
  });

  it('asks for the SDK at once where this tab remembers a session', async () => {
    const connection = new SlowConnection(location.origin, 'portal');
    Object.defineProperty(connection, 'remembered', { value: true });
    const login = await loginOn(connection);

    expect(connection.loads).to.equal(1);
    expect(Boolean(login.shadowRoot?.querySelector('form'))).to.equal(false);
    expect(login.shadowRoot?.querySelector('[aria-busy=true]')).to.be.an.instanceof(HTMLElement);
  });
});

describe('connection', () => {
  it('tells what belongs to a session in this tab without the SDK', () => {
    const connection = new Connection('http://localhost:4400', 'portal');
    expect(connection.remembered).to.equal(false);

    const key = ['http://localhost:4400', 'portal', location.origin].map(encodeURIComponent);
    sessionStorage.setItem(['fs-central', ...key].join('/'), '{}');

    expect(connection.remembered).to.equal(true);
  });

  it('survives a browser that denies storage', () => {
    const denied = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const own = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
    Object.defineProperty(window, 'sessionStorage', { get: denied, configurable: true });
    try {
      expect(new Connection('http://localhost:4400', 'portal').remembered).to.equal(false);
    } finally {
      Object.defineProperty(window, 'sessionStorage', own);
    }
  });

  it('is one per lender and client id, however the address is written', () => {
    const first = connect('http://localhost:4400', 'portal');

    expect(connect('http://localhost:4400/somewhere', 'portal')).to.equal(first);
    expect(connect('http://localhost:4400', 'northside-motors')).to.not.equal(first);
    expect(connect('http://', 'portal')).to.equal(undefined);
  });

  it('resolves a relative lender by the page', () => {
    expect(connect('/', 'portal')?.lender).to.equal(location.origin);
  });

  it('loads the SDK once, however many ask', async () => {
    const connection = new Connection('http://localhost:4400', 'portal');

    const [first, second] = await Promise.all([connection.load(), connection.load()]);

    expect(first).to.equal(second);
  });

  it('tells of the arrival of the client, of sign-in and of new figures', async () => {
    const client = mockedClient();
    await client.auth.ready;
    const connection = connectionOf(client);
    let changes = 0;
    connection.addEventListener('change', () => (changes += 1));

    await signIn(client, 'alex.current');
    expect(changes).to.equal(1);
    connection.invalidate();

    expect([changes, connection.revision]).to.deep.equal([2, 1]);
    expect(connectionOf(client)).to.equal(connection);
  });

  it('lets go of elements that left the page', async () => {
    const client = mockedClient();
    await client.auth.ready;
    const connection = connectionOf(client);
    const login = document.createElement('fs-login');
    login.client = connection.client;
    document.body.append(login);
    await login.updateComplete;
    login.remove();
    await Promise.resolve();
    await login.updateComplete;

    connection.invalidate();

    expect(login.isUpdatePending).to.equal(false);
  });
});

describe('accounts that several elements ask for', () => {
  const { signal } = new AbortController();

  async function signedIn() {
    const mocks = createMocks();
    const client = mockedClient(mocks);
    await signIn(client, 'alex.current');
    const asked = () =>
      mocks.requests.filter(({ operation }) => /Accounts?$/.test(operation)).length;
    const choose = (id?: string) => chosenAccount(client, id, signal);
    return { client, mocks, asked, choose };
  }

  it('are asked for once while the answer is under way, and anew afterwards', async () => {
    const { asked, choose } = await signedIn();

    const [one, other] = await Promise.all([choose(), choose()]);
    await Promise.all([choose(one!.id), choose(one!.id)]);
    const together = asked();
    await choose();

    expect(one).to.equal(other);
    expect([together, asked()]).to.deep.equal([2, 3]);
  });

  it('are asked for anew where figures changed meanwhile', async () => {
    const { client, asked, choose } = await signedIn();

    const before = choose();
    connectionOf(client).invalidate();
    await Promise.all([before, choose()]);

    expect(asked()).to.equal(2);
  });

  it('are never those of who was signed in before', async () => {
    for (const leave of [true, false]) {
      const { client, mocks, choose } = await signedIn();

      // Never answered, so that it is under way still when the next customer's elements ask.
      mocks.override('listAccounts', { delay: 'infinite', times: 1 });
      void choose().catch(() => undefined);
      await until(() => mocks.requests.at(-1)?.operation === 'listAccounts');
      if (leave) await client.auth.signOut();
      await signIn(client, 'bailey.pastdue');

      expect((await choose())?.vehicle.model).to.equal('Ridge');
    }
  });

  it('are not taken from one element by another that has left', async () => {
    const { client, asked, choose } = await signedIn();
    const left = new AbortController();

    const leaving = chosenAccount(client, undefined, left.signal).catch((error: unknown) => error);
    const staying = choose();
    left.abort();

    expect(await leaving).to.equal(left.signal.reason);
    expect((await staying)?.vehicle.model).to.equal('Lumen');
    expect(asked()).to.equal(1);
  });
});
