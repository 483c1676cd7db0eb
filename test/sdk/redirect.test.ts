import { expect } from 'chai';
import type { Client, ClientOptions, SignInError } from '../../sdk/index.ts';
import { withKeyDatabase } from '../../sdk/session/key-database.ts';
import { scopeName } from '../../sdk/session/scope-name.ts';
import { LenderDouble, rejection, until } from './support/lender-double.ts';
import { ProviderDouble } from './support/provider-double.ts';

const redirectUri = 'https://brand.example/signed-in';

describe('sign-in by redirect, in a browser', () => {
  let lender: ProviderDouble;
  let clientId: string;
  let scope: string;
  let clients: Client[];
  const undo: (() => void)[] = [];
  const now = Date.now;
  beforeEach(() => {
    sessionStorage.clear();
    lender = new ProviderDouble();
    clientId = crypto.randomUUID();
    scope = scopeName(LenderDouble.origin, clientId, location.origin);
    clients = [];
  });
  afterEach(() => {
    Date.now = now;
    for (const restore of undo.splice(0)) restore();
    for (const client of clients) client.close();
    sessionStorage.clear();
    indexedDB.deleteDatabase(scope);
  });

  function open(options: Partial<ClientOptions> = {}): Client {
    const client = lender.client({ clientId, ...options });
    clients.push(client);
    return client;
  }

  /** The page is left for the provider's and comes back. */
  async function reload(client: Client): Promise<Client> {
    client.close();
    const reloaded = open();
    await reloaded.auth.ready;
    return reloaded;
  }

  const begin = async (client: Client, sharedComputer?: boolean) =>
    lender.visit((await client.auth.beginRedirect({ redirectUri, sharedComputer })).url);

  const stored = () =>
    withKeyDatabase(scope, 'readonly', (store, done) => {
      const keys = store.getAllKeys();
      keys.onsuccess = () => done(keys.result);
    });

  it('ends on a page that was loaded anew, with the key that it began with', async () => {
    const first = open();
    const back = await begin(first);

    const second = await reload(first);
    const step = await second.auth.finishRedirect(back.href);

    expect(step).to.deep.equal({ status: 'signed-in' });
    expect(second.auth.state).to.deep.equal({ status: 'signed-in' });
    expect(Object.keys(sessionStorage)).to.deep.equal([scope]);
    expect(await stored()).to.deep.equal(['proof']);
  });

  it('is remembered as any other', async () => {
    const first = open();
    await first.auth.finishRedirect((await begin(first)).href);

    const second = await reload(first);
    await second.accounts.list();

    expect(second.auth.state).to.deep.equal({ status: 'signed-in' });
    const [, renewal] = lender.to('POST /oauth/token');
    expect(renewal!.form.get('refresh_token')).to.equal('refresh-1');
    expect(renewal!.proofHeader.jwk).to.deep.equal(
      lender.to('POST /oauth/token')[0]!.proofHeader.jwk,
    );
  });

  it('is remembered with its own key where an older one was left behind', async () => {
    const first = await lender.signedIn({ clientId });
    clients.push(first);
    sessionStorage.clear();
    first.close();
    const second = open();
    await second.auth.ready;
    await second.auth.finishRedirect((await begin(second)).href);
    await until(async () => ((await stored()) as string[]).length === 1);

    const third = await reload(second);

    expect(third.auth.state).to.deep.equal({ status: 'signed-in' });
  });

  it('stores of a transaction what a page loaded anew needs, and the key as one that cannot leave', async () => {
    await begin(open());

    expect(Object.keys(sessionStorage)).to.deep.equal([`${scope}/redirect`]);
    const [transaction] = JSON.parse(sessionStorage.getItem(`${scope}/redirect`)!) as object[];
    expect(transaction).to.have.all.keys(
      ...['state', 'nonce', 'verifier', 'redirectUri', 'sharedComputer', 'since'],
    );
    const [name] = (await stored()) as string[];
    const entry = await withKeyDatabase(scope, 'readonly', (store, done) => {
      const read = store.get(name!);
      read.onsuccess = () => done(read.result);
    });
    const { pair } = entry as { pair: CryptoKeyPair };
    expect(pair.privateKey.extractable).to.equal(false);
  });

  for (const reloaded of [false, true]) {
    it(`leaves nothing in storage on a shared computer, ${reloaded ? '' : 'not '}loaded anew`, async () => {
      let client = open();
      const back = await begin(client, true);
      if (reloaded) client = await reload(client);

      await client.auth.finishRedirect(back.href);

      expect(client.auth.state).to.deep.equal({ status: 'signed-in' });
      expect(sessionStorage.length).to.equal(0);
      expect(await stored()).to.deep.equal([]);
    });
  }

  it('goes by the choice that was made at the provider', async () => {
    const careful = open();
    const back = await begin(careful, false);
    await careful.auth.finishRedirect(back.href, { sharedComputer: true });

    expect(sessionStorage.length).to.equal(0);
    expect(await stored()).to.deep.equal([]);
    await careful.auth.signOut();
    const again = await begin(careful, true);
    await careful.auth.finishRedirect(again.href, { sharedComputer: false });
    expect(Object.keys(sessionStorage)).to.deep.equal([scope]);
    await until(async () => ((await stored()) as string[]).includes('proof'));
  });

  it('knows two of a tab apart, whichever ends first', async () => {
    const client = open();
    const [first, second] = [await begin(client), await begin(client)];

    await client.auth.finishRedirect(second.href);
    await client.auth.finishRedirect(first.href);

    const codes = lender.to('POST /oauth/token').map(({ form }) => form.get('code'));
    expect(codes).to.deep.equal(
      [second, first].map(({ searchParams }) => searchParams.get('code')),
    );
    expect(await stored()).to.deep.equal(['proof']);
  });

  it('is shared with the tabs that are signed out', async () => {
    const sibling = open();
    await sibling.auth.ready;
    const client = open();

    await client.auth.finishRedirect((await begin(client)).href);
    await until(() => sibling.auth.state.status === 'signed-in');

    await sibling.accounts.list();
    expect(lender.to('POST /oauth/token').at(-1)!.form.get('refresh_token')).to.equal('refresh-1');
  });

  const refusals: [string, (back: URL) => void, string][] = [
    ['state', (back) => back.searchParams.set('state', 'x'.repeat(43)), 'transaction_missing'],
    ['iss', (back) => back.searchParams.set('iss', 'https://other.example'), 'issuer_mismatch'],
    ['nonce', () => (lender.claims = { nonce: 'x' }), 'nonce_mismatch'],
    ['code', (back) => back.searchParams.set('code', 'x'), 'invalid_grant'],
  ];
  for (const [name, alter, code] of refusals) {
    it(`stores nothing of an answer with another ${name}, which is refused`, async () => {
      const client = open();
      const back = await begin(client);
      alter(back);

      const error = await rejection(client.auth.finishRedirect(back.href));

      expect((error as SignInError).code).to.equal(code);
      expect(client.auth.state).to.deep.equal({ status: 'signed-out' });
      expect(sessionStorage.getItem(scope)).to.equal(null);
      expect(await stored()).not.to.include('proof');
      expect((await reload(client)).auth.state).to.deep.equal({ status: 'signed-out' });
    });
  }

  it('is good once, also for a page loaded anew', async () => {
    const first = open();
    const back = await begin(first);
    await first.auth.finishRedirect(back.href);

    const second = await reload(first);
    const error = await rejection(second.auth.finishRedirect(back.href));

    expect((error as SignInError).code).to.equal('transaction_missing');
    expect(second.auth.state).to.deep.equal({ status: 'signed-in' });
  });

  it('does not end in another host, nor with another client', async () => {
    const first = open();
    const back = await begin(first);

    for (const options of [{ host: 'https://dealer.example' }, { clientId: crypto.randomUUID() }]) {
      const error = await rejection(open(options).auth.finishRedirect(back.href));
      expect((error as SignInError).code).to.equal('transaction_missing');
    }
    expect(await first.auth.finishRedirect(back.href)).to.deep.equal({ status: 'signed-in' });
  });

  it('forgets what was begun and left, key and all, after ten minutes', async () => {
    const client = open();
    const abandoned = await begin(client);
    Date.now = () => now() + 11 * 60_000;

    const next = await begin(client);

    expect(await stored()).to.deep.equal([`redirect/${next.searchParams.get('state')!}`]);
    expect(JSON.parse(sessionStorage.getItem(`${scope}/redirect`)!)).to.have.length(1);
    const error = await rejection(client.auth.finishRedirect(abandoned.href));
    expect((error as SignInError).code).to.equal('transaction_expired');
  });

  for (const junk of ['', '{', 'null', '{}', '[null]', '[{"state":1}]']) {
    it(`goes by no junk in storage: ${junk || 'empty'}`, async () => {
      sessionStorage.setItem(`${scope}/redirect`, junk);
      const client = open();

      await client.auth.finishRedirect((await begin(client)).href);

      expect(client.auth.state.status).to.equal('signed-in');
    });
  }

  const replace = (target: object, name: string, descriptor: PropertyDescriptor) => {
    const original = Object.getOwnPropertyDescriptor(target, name)!;
    Object.defineProperty(target, name, { configurable: true, ...descriptor });
    undo.push(() => Object.defineProperty(target, name, original));
  };
  const fail = () => {
    throw new DOMException('no', 'SecurityError');
  };
  const denials: [string, () => void][] = [
    ['tab storage is denied', () => replace(window, 'sessionStorage', { get: fail })],
    ['the database is denied', () => replace(IDBFactory.prototype, 'open', { value: fail })],
    [
      'both are denied',
      () => {
        replace(window, 'sessionStorage', { get: fail });
        replace(IDBFactory.prototype, 'open', { value: fail });
      },
    ],
    ['a key cannot be stored', () => replace(IDBObjectStore.prototype, 'put', { value: fail })],
  ];
  for (const [name, deny] of denials) {
    it(`ends on the page that it began on when ${name}, and says so on another`, async () => {
      deny();
      const client = open();
      const [here, elsewhere] = [await begin(client), await begin(client)];

      const error = await rejection(open().auth.finishRedirect(elsewhere.href));
      const step = await client.auth.finishRedirect(here.href);

      expect((error as SignInError).code).to.equal('transaction_missing');
      expect(step).to.deep.equal({ status: 'signed-in' });
    });
  }
});
