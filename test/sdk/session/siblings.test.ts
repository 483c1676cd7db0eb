import { expect } from 'chai';
import type { SignedOutError } from '../../../sdk/index.ts';
import { scopeName } from '../../../sdk/session/scope-name.ts';
import { deferred, LenderDouble, rejection, until } from '../support/lender-double.ts';
import { Tab } from '../support/tab.ts';

describe('sibling tabs', () => {
  let lender: LenderDouble;
  let clientId: string;
  let tab: Tab;
  beforeEach(async () => {
    lender = new LenderDouble();
    clientId = crypto.randomUUID();
    tab = await Tab.open();
  });
  afterEach(() => {
    tab.close();
    sessionStorage.clear();
    indexedDB.deleteDatabase(scopeName(LenderDouble.origin, clientId, location.origin));
  });

  it('hand the session to a new tab, which renews with it', async () => {
    const client = await lender.signedIn({ clientId });

    expect(await tab.run({ do: 'open', clientId })).to.equal('signed-in');
    expect(await tab.run({ do: 'list' })).to.equal('refresh-1');
    client.close();
  });

  it('hand nothing to a tab of another client', async () => {
    const client = await lender.signedIn({ clientId });

    expect(await tab.run({ do: 'open', clientId: `${clientId}-other` })).to.equal('signed-out');
    client.close();
  });

  it('hand nothing on when the computer is shared', async () => {
    const client = lender.client({ clientId });
    // A key is there, from an earlier customer, so the new tab does ask.
    await client.auth.signIn({ userId: 'a', password: 'b' });
    await client.auth.signIn({ userId: 'a', password: 'b', sharedComputer: true });

    expect(await tab.run({ do: 'open', clientId })).to.equal('signed-out');
    client.close();
  });

  it('leave a new tab to sign in when none answers', async () => {
    const client = await lender.signedIn({ clientId });
    client.close();

    expect(await tab.run({ do: 'open', clientId })).to.equal('signed-out');
  });

  it('are signed out together, from here to there', async () => {
    const client = await lender.signedIn({ clientId });
    await tab.run({ do: 'open', clientId });

    await client.auth.signOut();

    expect(await tab.run({ do: 'wait-for', status: 'signed-out' })).to.equal('signed-out');
    expect(await tab.run({ do: 'list' })).to.contain('Nobody is signed in');
    client.close();
  });

  it('are signed out together, from there to here, also on a shared computer', async () => {
    const client = lender.client({ clientId });
    await client.auth.signIn({ userId: 'a', password: 'b', sharedComputer: true });
    const channel = new BroadcastChannel(scopeName(LenderDouble.origin, clientId, location.origin));

    channel.postMessage({ type: 'signed-out' });
    await until(() => client.auth.state.status === 'signed-out');

    expect(client.auth.state).to.deep.equal({ status: 'signed-out', reason: 'signed-out' });
    expect(((await rejection(client.accounts.list())) as SignedOutError).code).to.equal(
      'signed_out',
    );
    await until(() => lender.to('POST /oauth/revoke').length === 1);
    channel.close();
    client.close();
  });

  it('do not break a sign-in that is under way in another tab', async () => {
    const client = lender.client({ clientId });
    await client.auth.ready;
    const answer = deferred<Response>();
    lender.on('POST /oauth/challenge', answer.promise);
    const signingIn = client.auth.signIn({ userId: 'a', password: 'b' });
    await until(() => lender.requests.length === 1);

    const channel = new BroadcastChannel(scopeName(LenderDouble.origin, clientId, location.origin));
    channel.postMessage({ type: 'signed-out' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    answer.resolve(Response.json({ authorization_code: 'code-1' }));

    expect(await signingIn).to.deep.equal({ status: 'signed-in' });
    channel.close();
    client.close();
  });

  /** A sibling that answers every new tab with this record. */
  const offering = (record: object) => {
    const channel = new BroadcastChannel(scopeName(LenderDouble.origin, clientId, location.origin));
    channel.addEventListener('message', ({ data }: MessageEvent<{ type: string }>) => {
      if (data.type === 'wanted') channel.postMessage({ type: 'offered', record });
    });
    return channel;
  };

  it('are not believed with a token that is bound to another key', async () => {
    const scope = scopeName(LenderDouble.origin, clientId, location.origin);
    (await lender.signedIn({ clientId })).close();
    sessionStorage.clear();
    const channel = offering({ scope, refreshToken: 'refresh-9', thumbprint: 'of another key' });
    const client = lender.client({ clientId });

    expect(await client.auth.ready).to.deep.equal({ status: 'signed-out' });
    channel.close();
    client.close();
  });

  it('are asked where this tab’s own record is bound to a key that is lost', async () => {
    const scope = scopeName(LenderDouble.origin, clientId, location.origin);
    (await lender.signedIn({ clientId })).close();
    const record = JSON.parse(sessionStorage.getItem(scope)!) as object;
    sessionStorage.setItem(scope, JSON.stringify({ ...record, thumbprint: 'of a lost key' }));
    const channel = offering({ ...record, refreshToken: 'refresh-9' });
    const client = lender.client({ clientId });

    expect(await client.auth.ready).to.deep.equal({ status: 'signed-in' });
    await client.accounts.list();
    expect(lender.to('POST /oauth/token').at(-1)!.form.get('refresh_token')).to.equal('refresh-9');
    channel.close();
    client.close();
  });

  it('ignore messages that are not theirs', async () => {
    const client = await lender.signedIn({ clientId });
    const channel = new BroadcastChannel(scopeName(LenderDouble.origin, clientId, location.origin));

    for (const message of [null, 'hello', { type: 'offered' }, { type: 'offered', record: {} }]) {
      channel.postMessage(message);
    }
    await client.accounts.list();

    expect(client.auth.state.status).to.equal('signed-in');
    channel.close();
    client.close();
  });
});
