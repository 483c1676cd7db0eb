import { expect } from 'chai';
import type { Client } from '../../../sdk/index.ts';
import { KeyStore } from '../../../sdk/session/key-store.ts';
import { scopeName } from '../../../sdk/session/scope-name.ts';
import { LenderDouble, rejection, until } from '../support/lender-double.ts';

const credentials = { userId: 'alex.current', password: 'a-password' };

describe('what a tab remembers', () => {
  let lender: LenderDouble;
  let clientId: string;
  let scope: string;
  const undo: (() => void)[] = [];

  beforeEach(() => {
    lender = new LenderDouble();
    clientId = crypto.randomUUID();
    scope = scopeName(LenderDouble.origin, clientId, location.origin);
  });
  afterEach(() => {
    for (const restore of undo.splice(0)) restore();
    indexedDB.deleteDatabase(scope);
    sessionStorage.clear();
  });

  /** The page is left and comes back. */
  async function reload(client: Client): Promise<Client> {
    client.close();
    const reloaded = lender.client({ clientId });
    await reloaded.auth.ready;
    return reloaded;
  }

  it('is a session that goes on after a reload, with the key and the refresh token', async () => {
    const client = await reload(await lender.signedIn({ clientId }));

    expect(client.auth.state).to.deep.equal({ status: 'signed-in' });
    await client.accounts.list();
    expect(lender.requests.at(-2)!.form.get('refresh_token')).to.equal('refresh-1');
    expect(lender.requests.at(-2)!.proofHeader.jwk).to.deep.equal(
      lender.requests[0]!.proofHeader.jwk,
    );
    client.close();
  });

  it('holds client, lender and host in its names, and no token but the refresh token', async () => {
    const client = await lender.signedIn({ clientId });

    expect(Object.keys(sessionStorage)).to.deep.equal([scope]);
    for (const part of [LenderDouble.origin, clientId, location.origin]) {
      expect(scope).to.contain(encodeURIComponent(part));
    }
    expect(JSON.parse(sessionStorage.getItem(scope)!)).to.have.all.keys(
      'scope',
      'refreshToken',
      'thumbprint',
    );
    client.close();
  });

  it('is nothing on a shared computer', async () => {
    const client = lender.client({ clientId });
    await client.auth.signIn({ ...credentials, sharedComputer: true });

    expect(client.auth.state.status).to.equal('signed-in');
    expect(sessionStorage.length).to.equal(0);
    expect(await new KeyStore(scope).find()).to.equal(undefined);
    const reloaded = await reload(client);
    expect(reloaded.auth.state).to.deep.equal({ status: 'signed-out' });
    reloaded.close();
  });

  it('loses an earlier record to a sign-in on a shared computer', async () => {
    const client = await lender.signedIn({ clientId });

    await client.auth.signIn({ ...credentials, sharedComputer: true });

    expect(sessionStorage.length).to.equal(0);
    client.close();
  });

  it('is nothing with storage "memory"', async () => {
    const client = await lender.signedIn({ clientId, storage: 'memory' });

    expect(sessionStorage.length).to.equal(0);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.to.include(scope);
    client.close();
  });

  it('is gone after sign-out: token and key', async () => {
    const client = await lender.signedIn({ clientId });

    await client.auth.signOut();

    expect(sessionStorage.length).to.equal(0);
    expect(await new KeyStore(scope).find()).to.equal(undefined);
    client.close();
  });

  it('is gone after a sign-out that comes while it is read', async () => {
    (await lender.signedIn({ clientId })).close();
    const client = lender.client({ clientId });
    const states: string[] = [];
    client.auth.subscribe(({ status }) => states.push(status));

    await client.auth.signOut();
    await client.auth.ready;

    expect(states).to.deep.equal(['signed-out']);
    expect(lender.to('POST /oauth/revoke').map(({ form }) => form.get('token'))).to.deep.equal([
      'refresh-1',
    ]);
    expect(client.auth.state).to.deep.equal({ status: 'signed-out', reason: 'signed-out' });
    expect(sessionStorage.length).to.equal(0);
    client.close();
  });

  it('is nothing of a sign-in that a sign-out overtook, its key included', async () => {
    const client = lender.client({ clientId });
    await client.auth.ready;

    const signingIn = rejection(client.auth.signIn(credentials));
    await Promise.resolve();
    const signingOut = client.auth.signOut();
    await Promise.all([signingIn, signingOut]);

    expect(client.auth.state).to.deep.equal({ status: 'signed-out', reason: 'signed-out' });
    expect(sessionStorage.length).to.equal(0);
    await until(async () => (await new KeyStore(scope).find()) === undefined);
    client.close();
  });

  it('is gone once the lender ended the session', async () => {
    const client = await lender.signedIn({ clientId });
    lender.on('GET /v1/accounts', new Response(null, { status: 401 }));

    await Promise.resolve(client.accounts.list()).catch(() => undefined);

    expect(client.auth.state).to.deep.equal({ status: 'signed-out', reason: 'expired' });
    expect(sessionStorage.length).to.equal(0);
    client.close();
  });

  it('is refused when made for another host', async () => {
    const client = await lender.signedIn({ clientId });
    const record = JSON.parse(sessionStorage.getItem(scope)!) as object;
    const other = scopeName(LenderDouble.origin, clientId, 'https://dealer.example');
    sessionStorage.setItem(scope, JSON.stringify({ ...record, scope: other }));

    const reloaded = await reload(client);

    expect(reloaded.auth.state).to.deep.equal({ status: 'signed-out' });
    reloaded.close();
  });

  for (const junk of ['', '{', 'null', '[]', '{"scope":1}']) {
    it(`is ignored when it is junk: ${junk || 'empty'}`, async () => {
      const client = await lender.signedIn({ clientId });
      sessionStorage.setItem(scope, junk);

      const reloaded = await reload(client);

      expect(reloaded.auth.state).to.deep.equal({ status: 'signed-out' });
      reloaded.close();
    });
  }

  it('is of no use once the key is lost: sign in again, no crash', async () => {
    const client = await lender.signedIn({ clientId });
    await new KeyStore(scope).remove();

    const reloaded = await reload(client);

    expect(reloaded.auth.state).to.deep.equal({ status: 'signed-out' });
    await reloaded.auth.signIn(credentials);
    await reloaded.accounts.list();
    reloaded.close();
  });

  it('is of no use with another key than the one its token is bound to', async () => {
    const client = await lender.signedIn({ clientId });
    await new KeyStore(scope).remove();
    await new KeyStore(scope).obtain();

    const reloaded = await reload(client);

    expect(reloaded.auth.state).to.deep.equal({ status: 'signed-out' });
    expect(lender.to('POST /oauth/token')).to.have.length(1);
    reloaded.close();
  });

  it('may be evicted while the page goes on from memory', async () => {
    const client = await lender.signedIn({ clientId });
    sessionStorage.clear();
    await new KeyStore(scope).remove();
    lender.on('GET /v1/accounts', new Response(null, { status: 401 }), () =>
      Response.json({ items: [], nextCursor: null }),
    );

    await client.accounts.list();

    expect(client.auth.state.status).to.equal('signed-in');
    client.close();
  });

  describe('where storage fails', () => {
    const replace = (target: object, name: string, descriptor: PropertyDescriptor) => {
      const original = Object.getOwnPropertyDescriptor(target, name)!;
      Object.defineProperty(target, name, { configurable: true, ...descriptor });
      undo.push(() => Object.defineProperty(target, name, original));
    };
    const fail = (name: string) => () => {
      throw new DOMException('no', name);
    };

    const modes: [string, () => void][] = [
      [
        'tab storage is denied',
        () => replace(window, 'sessionStorage', { get: fail('SecurityError') }),
      ],
      ['there is no tab storage', () => replace(window, 'sessionStorage', { value: undefined })],
      [
        'tab storage is full',
        () => replace(Storage.prototype, 'setItem', { value: fail('QuotaExceededError') }),
      ],
      [
        'tab storage throws at everything',
        () => {
          for (const name of ['getItem', 'setItem', 'removeItem']) {
            replace(Storage.prototype, name, { value: fail('UnknownError') });
          }
        },
      ],
      ['there is no database', () => replace(window, 'indexedDB', { value: undefined })],
      [
        'the database is denied',
        () => replace(IDBFactory.prototype, 'open', { value: fail('SecurityError') }),
      ],
      [
        'the database cannot hold a key',
        () => replace(IDBObjectStore.prototype, 'add', { value: fail('DataCloneError') }),
      ],
      [
        'the database breaks down in a transaction',
        () => replace(IDBDatabase.prototype, 'transaction', { value: fail('InvalidStateError') }),
      ],
      ['there is no channel', () => replace(window, 'BroadcastChannel', { value: undefined })],
    ];
    for (const [name, breakIt] of modes) {
      it(`signs in, reads and signs out from memory when ${name}`, async () => {
        breakIt();
        const client = lender.client({ clientId });
        expect(await client.auth.ready).to.deep.equal({ status: 'signed-out' });

        await client.auth.signIn(credentials);
        const page = await client.accounts.list();
        await client.auth.signOut();

        expect(page.items).to.deep.equal([]);
        const keys = lender.requests.map(({ proofHeader }) => JSON.stringify(proofHeader.jwk));
        expect(new Set(keys).size).to.equal(1);
        expect(client.auth.state).to.deep.equal({ status: 'signed-out', reason: 'signed-out' });
        client.close();
      });
    }

    it('leaves no older record behind when a new one does not fit', async () => {
      const client = await lender.signedIn({ clientId });
      replace(Storage.prototype, 'setItem', { value: fail('QuotaExceededError') });
      lender.on('POST /oauth/token', () => lender.tokens({ refresh_token: 'refresh-2' }));

      await client.auth.signIn(credentials);

      expect(sessionStorage.getItem(scope)).to.equal(null);
      client.close();
    });

    it('gives up on a database that never opens', async () => {
      replace(IDBFactory.prototype, 'open', { value: () => ({}) });
      const client = lender.client({ clientId });

      expect(await client.auth.ready).to.deep.equal({ status: 'signed-out' });
      client.close();
    });
  });
});
