import { expect } from 'chai';
import type { Client } from '../../../sdk/index.ts';
import { KeyStore } from '../../../sdk/session/key-store.ts';
import { scopeName } from '../../../sdk/session/scope-name.ts';
import { json, LenderDouble } from '../support/lender-double.ts';

const credentials = { userId: 'alex.current', password: 'a-password' };

interface Mode {
  name: string;
  /** Holds from before the sign-in. */
  before?: () => void;
  /** Happens while somebody is signed in. */
  during?: (scope: string) => Promise<void> | void;
  /** Whether the session goes on after a reload. */
  survives: boolean;
}

describe('with storage', () => {
  const undo: (() => void)[] = [];
  let lender: LenderDouble;
  let clientId: string;
  let scope: string;
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

  function replace(target: object, name: string, descriptor: PropertyDescriptor): void {
    const original = Object.getOwnPropertyDescriptor(target, name)!;
    Object.defineProperty(target, name, { configurable: true, ...descriptor });
    undo.push(() => Object.defineProperty(target, name, original));
  }
  const fail = (name: string) => () => {
    throw new DOMException('no', name);
  };

  const modes: Mode[] = [
    { name: 'normal', survives: true },
    {
      name: 'blocked',
      before: () => {
        replace(window, 'sessionStorage', { get: fail('SecurityError') });
        replace(window, 'localStorage', { get: fail('SecurityError') });
        replace(IDBFactory.prototype, 'open', { value: fail('SecurityError') });
      },
      survives: false,
    },
    {
      name: 'throwing',
      before: () => {
        for (const name of ['getItem', 'setItem', 'removeItem']) {
          replace(Storage.prototype, name, { value: fail('UnknownError') });
        }
        replace(IDBDatabase.prototype, 'transaction', { value: fail('InvalidStateError') });
      },
      survives: false,
    },
    {
      name: 'full',
      before: () => {
        replace(Storage.prototype, 'setItem', { value: fail('QuotaExceededError') });
        for (const name of ['add', 'put']) {
          replace(IDBObjectStore.prototype, name, { value: fail('QuotaExceededError') });
        }
      },
      survives: false,
    },
    {
      name: 'evicted',
      during: async () => {
        sessionStorage.clear();
        localStorage.clear();
        await new Promise((resolve) => {
          indexedDB.deleteDatabase(scope).onsuccess = resolve;
        });
      },
      survives: false,
    },
    {
      name: 'of which the key is lost',
      during: (name) => new KeyStore(name).remove(),
      survives: false,
    },
  ];

  for (const { name, before, during, survives } of modes) {
    it(`${name}, a sign-in of two steps, a call, a renewal and a sign-out work`, async () => {
      before?.();
      lender.on(
        'POST /oauth/challenge',
        json(
          { error: 'insufficient_authorization', auth_session: 'as', challenge: { kind: 'totp' } },
          { status: 403 },
        ),
        json({ authorization_code: 'code-1' }),
      );
      const client = lender.client({ clientId });

      await client.auth.signIn(credentials);
      await client.auth.answer({ code: '123456' });
      await during?.(scope);
      lender.on('GET /v1/accounts', new Response(null, { status: 401 }), () =>
        json({ items: [], nextCursor: null }),
      );
      await client.accounts.list();

      expect(client.auth.state.status).to.equal('signed-in');
      const keys = lender.requests.map(({ proofHeader }) => JSON.stringify(proofHeader.jwk));
      expect(new Set(keys).size).to.equal(1);
      const reloaded = await reload(client);
      expect(reloaded.auth.state.status).to.equal(survives ? 'signed-in' : 'signed-out');
      lender.on('POST /oauth/challenge', json({ authorization_code: 'code-2' }));
      await reloaded.auth.signIn(credentials);
      await reloaded.accounts.list();
      await reloaded.auth.signOut();
      expect(reloaded.auth.state).to.deep.equal({ status: 'signed-out', reason: 'signed-out' });
      reloaded.close();
    });
  }

  /** The page is left and comes back. */
  async function reload(client: Client): Promise<Client> {
    client.close();
    const reloaded = lender.client({ clientId });
    await reloaded.auth.ready;
    return reloaded;
  }
});
