import { expect } from 'chai';
import { scopeName } from '../../../sdk/session/scope-name.ts';
import { LenderDouble, until } from '../support/lender-double.ts';

describe('a page that was set aside', () => {
  let lender: LenderDouble;
  let clientId: string;
  beforeEach(() => {
    lender = new LenderDouble();
    clientId = crypto.randomUUID();
  });
  afterEach(() => {
    sessionStorage.clear();
    indexedDB.deleteDatabase(scopeName(LenderDouble.origin, clientId, location.origin));
  });

  /** Signs in, and puts the page aside: what other tabs say is not heard. */
  async function setAside(sharedComputer = false) {
    const client = lender.client({ clientId });
    await client.auth.signIn({ userId: 'a', password: 'b', sharedComputer });
    client.close();
    return client;
  }

  it('goes on when its session still stands', async () => {
    const client = await setAside();

    await client.auth.recheck();

    expect(client.auth.state.status).to.equal('signed-in');
  });

  it('is signed out when somebody signed out meanwhile, without the network', async () => {
    const client = await setAside();
    const other = lender.client({ clientId });
    await other.auth.ready;
    await other.auth.signOut();
    expect(client.auth.state.status).to.equal('signed-in');
    const before = lender.to('POST /oauth/token').length;

    await client.auth.recheck();

    expect(client.auth.state).to.deep.equal({ status: 'signed-out', reason: 'signed-out' });
    expect(lender.to('POST /oauth/token').length).to.equal(before);
    other.close();
  });

  it('is signed out when somebody else signed in meanwhile, who stays so', async () => {
    const client = await setAside();
    const other = lender.client({ clientId });
    await other.auth.signOut();
    await other.auth.signIn({ userId: 'c', password: 'd' });

    await client.auth.recheck();

    expect(client.auth.state.status).to.equal('signed-out');
    expect(other.auth.state.status).to.equal('signed-in');
    other.close();
  });

  it('is signed out on a shared computer whatever happened', async () => {
    const client = await setAside(true);

    await client.auth.recheck();

    expect(client.auth.state.status).to.equal('signed-out');
    await until(() => lender.to('POST /oauth/revoke').length === 1);
  });

  it('stays signed out where it was', async () => {
    const client = lender.client({ clientId });
    await client.auth.ready;

    await client.auth.recheck();

    expect(client.auth.state).to.deep.equal({ status: 'signed-out' });
    client.close();
  });
});

describe('auth', () => {
  it('tells a shared computer while somebody is signed in there', async () => {
    const lender = new LenderDouble();
    const client = lender.client({ clientId: crypto.randomUUID() });
    expect(client.auth.sharedComputer).to.equal(false);

    await client.auth.signIn({ userId: 'a', password: 'b', sharedComputer: true });
    expect(client.auth.sharedComputer).to.equal(true);
    await client.auth.signOut({ reason: 'expired' });

    expect(client.auth.sharedComputer).to.equal(false);
    expect(client.auth.state).to.deep.equal({ status: 'signed-out', reason: 'expired' });
    client.close();
  });
});
