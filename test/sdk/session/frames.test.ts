import { expect } from 'chai';
import type { Client } from '../../../sdk/index.ts';
import { KeyStore } from '../../../sdk/session/key-store.ts';
import { scopeName } from '../../../sdk/session/scope-name.ts';
import type { ClientFrame } from '../support/client.frame.ts';
import { LenderDouble, until } from '../support/lender-double.ts';

const host = 'https://dealer.example';

describe('real frames of one page', () => {
  let clientId: string;
  let page: string;
  const frames: HTMLIFrameElement[] = [];
  beforeEach(() => {
    clientId = crypto.randomUUID();
    page = crypto.randomUUID();
  });
  afterEach(() => {
    for (const frame of frames.splice(0)) frame.remove();
    sessionStorage.clear();
    indexedDB.deleteDatabase(scopeName(LenderDouble.origin, clientId, host));
  });

  function add(options: Record<string, string> = {}): HTMLIFrameElement {
    const frame = document.createElement('iframe');
    const address = new URL('../support/frame.html', import.meta.url);
    address.search = new URLSearchParams({ clientId, host, page, ...options }).toString();
    frame.src = address.href;
    document.body.append(frame);
    frames.push(frame);
    return frame;
  }

  const fixtureOf = (frame: HTMLIFrameElement) =>
    (frame.contentWindow as unknown as { fixture?: ClientFrame } | null)?.fixture;

  /** The client in a frame, once it knows where it stands; another one after the frame was loaded anew. */
  async function clientOf(frame: HTMLIFrameElement, former?: Client): Promise<Client> {
    await until(() => !!fixtureOf(frame) && fixtureOf(frame)!.client !== former);
    const { client } = fixtureOf(frame)!;
    await client.auth.ready;
    return client;
  }

  const signIn = (client: Client, sharedComputer: boolean) =>
    client.auth.signIn({ userId: 'alex.current', password: 'a-password', sharedComputer });

  for (const sharedComputer of [false, true]) {
    const kind = sharedComputer ? 'in memory only' : 'remembered';

    it(`share a session that is ${kind}, proof key included`, async () => {
      const [one, two] = [add(), add()];
      const [first, second] = [await clientOf(one), await clientOf(two)];

      await signIn(first, sharedComputer);
      await until(() => second.auth.state.status === 'signed-in');
      await second.accounts.list();

      const { lender } = fixtureOf(two)!;
      const [renewal] = lender.to('POST /oauth/token');
      expect(renewal!.form.get('refresh_token')).to.equal('refresh-1');
      expect(renewal!.proofHeader.jwk).to.deep.equal(
        fixtureOf(one)!.lender.requests[0]!.proofHeader.jwk,
      );
    });

    it(`get a session that is ${kind} back after a move, and lose it together`, async () => {
      const [one, two] = [add(), add()];
      const [first, second] = [await clientOf(one), await clientOf(two)];
      await signIn(first, sharedComputer);
      await until(() => second.auth.state.status === 'signed-in');

      document.body.append(one);
      const moved = await clientOf(one, first);
      expect(moved.auth.state).to.deep.equal({ status: 'signed-in' });
      await moved.auth.signOut();
      await until(() => second.auth.state.status === 'signed-out');

      expect(sessionStorage.length).to.equal(0);
    });
  }

  it('have nothing in storage of a session in memory only', async () => {
    const first = await clientOf(add());
    const second = await clientOf(add());

    await signIn(first, true);
    await until(() => second.auth.state.status === 'signed-in');

    const scope = scopeName(LenderDouble.origin, clientId, host);
    expect(sessionStorage.length).to.equal(0);
    expect(await new KeyStore(scope).find()).to.equal(undefined);
  });

  it('share nothing that is in memory only with a frame of another page of the host', async () => {
    const first = await clientOf(add());
    const second = await clientOf(add({ page: crypto.randomUUID() }));

    await signIn(first, true);
    const late = await clientOf(add({ page: crypto.randomUUID() }));

    for (const client of [second, late]) {
      expect(client.auth.state).to.deep.equal({ status: 'signed-out' });
    }
  });

  it('share nothing with a frame in another host', async () => {
    const first = await clientOf(add());
    const second = await clientOf(add({ host: 'https://other-dealer.example' }));

    await signIn(first, false);
    const late = await clientOf(add({ host: 'https://other-dealer.example' }));

    for (const client of [second, late]) {
      expect(client.auth.state).to.deep.equal({ status: 'signed-out' });
    }
  });
});
