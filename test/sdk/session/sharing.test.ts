import { expect } from 'chai';
import type { Client, ClientOptions } from '../../../sdk/index.ts';
import { sha256 } from '../../../sdk/session/base64-url.ts';
import { KeyStore } from '../../../sdk/session/key-store.ts';
import { scopeName } from '../../../sdk/session/scope-name.ts';
import { deferred, json, LenderDouble, rejection, until } from '../support/lender-double.ts';
import { SessionServer } from '../support/session-server.ts';

const host = 'https://dealer.example';
const credentials = { userId: 'alex.current', password: 'a-password' };
const shared = { ...credentials, sharedComputer: true };

describe('frames of one host page', () => {
  let lender: SessionServer;
  let clientId: string;
  let scope: string;
  let page: string;
  let clients: Client[];
  beforeEach(() => {
    lender = new SessionServer();
    clientId = crypto.randomUUID();
    scope = scopeName(LenderDouble.origin, clientId, host);
    page = crypto.randomUUID();
    clients = [];
  });
  afterEach(() => {
    for (const client of clients) client.close();
    sessionStorage.clear();
    indexedDB.deleteDatabase(scope);
  });

  /** A frame of the page that has found out where it stands. */
  async function frame(options: Partial<ClientOptions> = {}): Promise<Client> {
    const client = lender.client({ clientId, host, page, ...options });
    clients.push(client);
    await client.auth.ready;
    return client;
  }

  const becomes = (client: Client, status: string) =>
    until(() => client.auth.state.status === status);

  /** Waits long enough for a message that must not come. */
  const silence = () => new Promise((resolve) => setTimeout(resolve, 100));

  for (const [name, input] of [
    ['remembered', credentials],
    ['in memory only', shared],
  ] as const) {
    it(`take over a sign-in that is ${name}, each renewing with the same session`, async () => {
      const [first, second, third] = await Promise.all([frame(), frame(), frame()]);

      await first.auth.signIn(input);
      await Promise.all([becomes(second, 'signed-in'), becomes(third, 'signed-in')]);

      expect(await lender.sessionOf(second)).to.equal(await lender.sessionOf(first));
      expect(await lender.sessionOf(third)).to.equal(await lender.sessionOf(first));
      expect(lender.stolen).to.deep.equal([]);
    });

    it(`give a session that is ${name} back to a frame that is loaded anew`, async () => {
      const [first, second] = await Promise.all([frame(), frame()]);
      await first.auth.signIn(input);
      await becomes(second, 'signed-in');
      const session = await lender.sessionOf(first);
      first.close();

      const reloaded = await frame();

      expect(reloaded.auth.state).to.deep.equal({ status: 'signed-in' });
      expect(await lender.sessionOf(reloaded)).to.equal(session);
    });

    it(`sign out together of a session that is ${name}`, async () => {
      const [first, second] = await Promise.all([frame(), frame()]);
      await first.auth.signIn(input);
      await becomes(second, 'signed-in');

      await second.auth.signOut();
      await becomes(first, 'signed-out');

      expect(first.auth.state).to.deep.equal({ status: 'signed-out', reason: 'signed-out' });
      expect(lender.alive.size).to.equal(0);
      expect(sessionStorage.length).to.equal(0);
      expect(await new KeyStore(scope).find()).to.equal(undefined);
    });

    it(`sign in together again after a sign-out, ${name}`, async () => {
      const [first, second] = await Promise.all([frame(), frame()]);
      await first.auth.signIn(input);
      await becomes(second, 'signed-in');
      await second.auth.signOut();
      await becomes(first, 'signed-out');

      await second.auth.signIn(input);
      await becomes(first, 'signed-in');

      expect(await lender.sessionOf(first)).to.equal(await lender.sessionOf(second));
    });
  }

  it('store nothing of a session in memory only, neither token nor key', async () => {
    const [first, second] = await Promise.all([frame(), frame()]);
    await first.auth.signIn(shared);
    await becomes(second, 'signed-in');
    await second.accounts.list();

    expect(sessionStorage.length).to.equal(0);
    expect(localStorage.length).to.equal(0);
    expect(await new KeyStore(scope).find()).to.equal(undefined);
  });

  it('give a session in memory only to no other page, not even the news of it', async () => {
    const first = await frame();
    const elsewhere = await frame({ page: crypto.randomUUID() });
    const pageless = await frame({ page: undefined });
    const heard: unknown[] = [];
    const channel = new BroadcastChannel(scope);
    channel.addEventListener('message', ({ data }) => heard.push(data));

    await first.auth.signIn(shared);
    await silence();
    const late = await frame({ page: crypto.randomUUID() });

    for (const other of [elsewhere, pageless, late]) {
      expect(other.auth.state).to.deep.equal({ status: 'signed-out' });
    }
    // The new page asks, and nobody answers.
    expect(heard).to.deep.equal([{ type: 'wanted' }]);
    channel.close();
  });

  it('give no key to another page with a session that is remembered', async () => {
    const first = await frame();
    const heard: { type: string; pair?: unknown }[] = [];
    const channel = new BroadcastChannel(scope);
    channel.addEventListener('message', ({ data }) => heard.push(data as { type: string }));

    await first.auth.signIn(credentials);
    sessionStorage.clear();
    const second = await frame({ page: crypto.randomUUID() });

    expect(second.auth.state.status).to.equal('signed-in');
    expect(heard.map(({ type }) => type)).to.deep.equal(['signed-in', 'wanted', 'offered']);
    expect(heard.filter(({ pair }) => pair)).to.deep.equal([]);
    channel.close();
  });

  it('share nothing with frames of another host', async () => {
    const other = await frame({ host: 'https://other-dealer.example' });
    const first = await frame();

    await first.auth.signIn(credentials);
    await silence();
    const late = await frame({ host: 'https://other-dealer.example' });

    for (const client of [other, late]) {
      expect(client.auth.state).to.deep.equal({ status: 'signed-out' });
    }
  });

  it('share nothing with a client of another provider', async () => {
    const other = await frame({ issuer: 'https://id.example' });
    const first = await frame();

    await first.auth.signIn(credentials);
    await silence();

    expect(other.auth.state).to.deep.equal({ status: 'signed-out' });
  });

  it('keep the session that they have', async () => {
    const [first, second] = await Promise.all([frame(), frame()]);
    await first.auth.signIn(credentials);
    await becomes(second, 'signed-in');
    const before = await lender.sessionOf(first);
    const channel = new BroadcastChannel(scope);
    const thumbprint = (await new KeyStore(scope).find())!.thumbprint;

    channel.postMessage({ type: 'signed-in', record: { scope, refreshToken: 'x', thumbprint } });
    await silence();

    expect(await lender.sessionOf(second)).to.equal(before);
    channel.close();
  });

  for (const [name, input] of [
    ['remembered', credentials],
    ['in memory only', shared],
  ] as const) {
    it(`go over to the session that takes the place of theirs, ${name}, and clear the page first`, async () => {
      const [first, second] = await Promise.all([frame(), frame()]);
      await first.auth.signIn(input);
      await becomes(second, 'signed-in');
      const states: string[] = [];
      second.auth.subscribe(({ status }) => states.push(status));

      await first.auth.signIn(input);
      await until(() => states.length > 1);

      expect(states).to.deep.equal(['signed-out', 'signed-in']);
      await until(() => lender.alive.size === 1);
      const session = await lender.sessionOf(second);
      expect([...lender.alive]).to.deep.equal([session]);
      expect(await lender.sessionOf(first)).to.equal(session);
    });
  }

  const key = async () =>
    crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const forged: [string, (record: object) => Promise<object>][] = [
    ['of another scope', async (record) => ({ record: { ...record, scope: `${scope}x` } })],
    ['without a record', async () => ({})],
    ['that is no record', async () => ({ record: 'x' })],
    ['bound to another key', async (record) => ({ record: { ...record, thumbprint: 'x' } })],
    ['with a key that is none', async (record) => ({ record, pair: { publicKey: 1 } })],
    ['with another key than it says', async (record) => ({ record, pair: await key() })],
  ];
  for (const [name, message] of forged) {
    it(`take over no session ${name}`, async () => {
      const first = await frame({ page: undefined });
      await first.auth.signIn(credentials);
      const record = JSON.parse(sessionStorage.getItem(scope)!) as object;
      first.close();
      sessionStorage.clear();
      const second = await frame();
      const forge = await message(record);

      for (const name of [scope, `${scope}/${page}`]) {
        const channel = new BroadcastChannel(name);
        if (!('pair' in forge) || name !== scope) {
          channel.postMessage({ type: 'signed-in', ...forge });
          channel.postMessage({ type: 'offered', ...forge });
        }
        await silence();
        channel.close();
      }

      expect(second.auth.state).to.deep.equal({ status: 'signed-out' });
    });
  }

  it('believe an answer that comes late, but not after a sign-out', async () => {
    const first = await frame({ page: undefined });
    await first.auth.signIn(credentials);
    const record = JSON.parse(sessionStorage.getItem(scope)!) as object;
    first.close();
    sessionStorage.clear();
    const second = await frame();
    const channel = new BroadcastChannel(scope);

    channel.postMessage({ type: 'offered', record });
    await becomes(second, 'signed-in');
    await second.auth.signOut();
    channel.postMessage({ type: 'offered', record });
    channel.postMessage({ type: 'signed-in', record });
    await silence();

    expect(second.auth.state).to.deep.equal({ status: 'signed-out', reason: 'signed-out' });
    channel.close();
  });

  it('do not take over what was signed out before the news of it arrived', async () => {
    const first = await frame();
    const second = await frame();
    const onScope = new BroadcastChannel(scope);
    await first.auth.signIn(shared);
    await becomes(second, 'signed-in');
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'sign',
      'verify',
    ]);
    const { toProofKey } = await import('../../../sdk/session/proof-key.ts');
    const { thumbprint } = await toProofKey(pair);
    await second.auth.signOut();

    // Out of order: the two come on different channels.
    onScope.postMessage({ type: 'ended', thumbprint });
    await silence();
    const onPage = new BroadcastChannel(`${scope}/${page}`);
    const record = { scope, refreshToken: 'refresh-9', thumbprint };
    onPage.postMessage({ type: 'signed-in', record, pair, remembered: false });
    await silence();

    expect(second.auth.state).to.deep.equal({ status: 'signed-out', reason: 'signed-out' });
    onScope.close();
    onPage.close();
  });

  /** A session in memory only, as a sibling would offer it. */
  async function memoryOffer(refreshToken = 'refresh-9') {
    const { makeProofKey } = await import('../../../sdk/session/proof-key.ts');
    const { pair, thumbprint } = await makeProofKey();
    const record = { scope, refreshToken, thumbprint };
    return { record, pair, remembered: false };
  }

  it('believe the news of a sign-in after a sign-out, but no answer to what they asked before', async () => {
    const first = await frame();
    await first.auth.signOut();
    const channel = new BroadcastChannel(`${scope}/${page}`);
    const offer = await memoryOffer();

    channel.postMessage({ type: 'offered', ...offer });
    await silence();
    expect(first.auth.state).to.deep.equal({ status: 'signed-out', reason: 'signed-out' });
    channel.postMessage({ type: 'signed-in', ...offer });
    await becomes(first, 'signed-in');

    channel.close();
  });

  it('restore no session that was signed out of while they asked for it', async () => {
    const offer = await memoryOffer();
    const onScope = new BroadcastChannel(scope);
    const onPage = new BroadcastChannel(`${scope}/${page}`);
    const opening = frame();

    await new Promise((resolve) => onPage.addEventListener('message', resolve, { once: true }));
    onScope.postMessage({ type: 'ended', thumbprint: offer.record.thumbprint });
    await silence();
    onPage.postMessage({ type: 'offered', ...offer });

    expect((await opening).auth.state).to.deep.equal({ status: 'signed-out' });
    onScope.close();
    onPage.close();
  });

  it('use no key that comes by the channel of all pages', async () => {
    const first = await frame();
    const channel = new BroadcastChannel(scope);

    channel.postMessage({ type: 'signed-in', ...(await memoryOffer()) });
    await silence();

    expect(first.auth.state).to.deep.equal({ status: 'signed-out' });
    channel.close();
  });

  it('give up a take-over when a sign-out comes', async () => {
    const first = await frame({ page: undefined });
    await first.auth.signIn(credentials);
    const record = JSON.parse(sessionStorage.getItem(scope)!) as object;
    first.close();
    sessionStorage.clear();
    const second = await frame();
    const channel = new BroadcastChannel(scope);
    const states: string[] = [];
    second.auth.subscribe(({ status }) => states.push(status));

    // The key takes a while to look up.
    channel.postMessage({ type: 'signed-in', record });
    channel.postMessage({ type: 'signed-out', thumbprint: 'of another' });
    await silence();

    expect(states).to.deep.equal([]);
    channel.close();
  });

  it('leave a session that was replaced, also by one that is over before the news of it arrives', async () => {
    const first = await frame();
    const onScope = new BroadcastChannel(scope);
    const onPage = new BroadcastChannel(`${scope}/${page}`);
    const [replaced, next] = [await memoryOffer('refresh-8'), await memoryOffer('refresh-9')];
    onPage.postMessage({ type: 'signed-in', ...replaced });
    await becomes(first, 'signed-in');

    onScope.postMessage({ type: 'ended', thumbprint: next.record.thumbprint });
    await silence();
    onPage.postMessage({ type: 'signed-in', ...next, replaces: await sha256('refresh-8') });
    await becomes(first, 'signed-out');
    await silence();

    expect(first.auth.state).to.deep.equal({ status: 'signed-out', reason: 'expired' });
    onScope.close();
    onPage.close();
  });

  it('do not take over a session whose replacement they have heard of', async () => {
    const first = await frame();
    const onPage = new BroadcastChannel(`${scope}/${page}`);
    const states: string[] = [];
    first.auth.subscribe(({ status }) => states.push(status));
    const [replaced, next] = [await memoryOffer('refresh-8'), await memoryOffer('refresh-9')];
    onPage.postMessage({ type: 'signed-in', ...next, replaces: await sha256('refresh-8') });
    await becomes(first, 'signed-in');
    await first.auth.signOut();

    // The news came round another way.
    onPage.postMessage({ type: 'signed-in', ...replaced });
    await silence();

    expect(states).to.deep.equal(['signed-in', 'signed-out']);
    onPage.close();
  });

  it('end another session that they have, too, and say so', async () => {
    const first = await frame();
    const second = await frame();
    const heard: { type: string; thumbprint?: string }[] = [];
    const channel = new BroadcastChannel(scope);
    await first.auth.signIn(shared);
    await becomes(second, 'signed-in');
    channel.addEventListener('message', ({ data }) => heard.push(data as { type: string }));

    channel.postMessage({ type: 'signed-out', thumbprint: 'of another' });
    await Promise.all([becomes(first, 'signed-out'), becomes(second, 'signed-out')]);
    await until(() => heard.length > 0);

    expect(heard[0]!.type).to.equal('ended');
    expect(heard[0]!.thumbprint).to.match(/^[\w-]{43}$/);
    channel.close();
  });

  it('go on when one of another session ends', async () => {
    const first = await frame();
    await first.auth.signIn(credentials);
    const channel = new BroadcastChannel(scope);

    for (const thumbprint of ['of another', undefined]) {
      channel.postMessage({ type: 'ended', thumbprint });
    }
    await silence();

    expect(first.auth.state).to.deep.equal({ status: 'signed-in' });
    channel.close();
  });

  it('let a sibling’s sign-in win over one that is under way', async () => {
    const [first, second] = await Promise.all([frame(), frame()]);
    const answer = deferred<Response>();
    lender.on('POST /oauth/challenge', answer.promise, json({ authorization_code: 'code-2' }));
    const slow = rejection(first.auth.signIn(credentials));
    await until(() => lender.requests.length === 1);

    await second.auth.signIn(credentials);
    await becomes(first, 'signed-in');
    answer.resolve(json({ authorization_code: 'code-1' }));

    expect(await slow).to.have.property('name', 'AbortError');
    await until(() => lender.alive.size === 1);
    expect(await lender.sessionOf(first)).to.equal(await lender.sessionOf(second));
  });

  it('take nothing over once they are closed', async () => {
    const [first, second] = await Promise.all([frame(), frame()]);
    const states: string[] = [];
    second.auth.subscribe(({ status }) => states.push(status));

    const signingIn = first.auth.signIn(credentials);
    second.close();
    await signingIn;
    await silence();

    expect(states).to.deep.equal([]);
    expect(second.auth.state).to.deep.equal({ status: 'signed-out' });
  });
});
