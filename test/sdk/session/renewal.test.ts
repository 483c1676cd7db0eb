import { expect } from 'chai';
import {
  isApiError,
  isNetworkError,
  isSignedOutError,
  type AuthState,
  type SignedOutError,
} from '../../../sdk/index.ts';
import {
  deferred,
  json,
  LenderDouble,
  problem,
  rejection,
  tokenRefused,
  until,
} from '../support/lender-double.ts';

const emptyPage = () => json({ items: [], nextCursor: null });

describe('renewal', () => {
  let lender: LenderDouble;
  beforeEach(() => {
    lender = new LenderDouble();
  });

  /** Refresh grants that the server got. */
  const renewals = () =>
    lender.to('POST /oauth/token').filter(({ form }) => form.get('grant_type') === 'refresh_token');

  it('uses one access token while it lasts', async () => {
    const client = await lender.signedIn();

    await client.accounts.list();
    await client.accounts.list();

    const tokens = lender.to('GET /v1/accounts').map(({ headers }) => headers.get('Authorization'));
    expect(tokens).to.deep.equal(['DPoP access-1', 'DPoP access-1']);
    expect(renewals()).to.have.length(0);
    client.close();
  });

  it('renews a token that has run out before the call, bound to the same key', async () => {
    lender.on('POST /oauth/token', () => lender.tokens({ expires_in: 0 }));
    const client = await lender.signedIn();

    await client.accounts.list();

    expect(renewals()).to.have.length(1);
    expect(renewals()[0]!.form.get('refresh_token')).to.equal('refresh-1');
    const [accounts] = lender.to('GET /v1/accounts');
    expect(accounts!.headers.get('Authorization')).to.equal('DPoP access-2');
    expect(accounts!.proofHeader.jwk).to.deep.equal(lender.requests[0]!.proofHeader.jwk);
    client.close();
  });

  it('renews once when a token is refused, and repeats the call with the new one', async () => {
    lender.on('GET /v1/accounts', tokenRefused(), emptyPage());
    const client = await lender.signedIn();

    const page = await client.accounts.list();

    expect(page.items).to.deep.equal([]);
    expect(renewals()).to.have.length(1);
    const tokens = lender.to('GET /v1/accounts').map(({ headers }) => headers.get('Authorization'));
    expect(tokens).to.deep.equal(['DPoP access-1', 'DPoP access-2']);
    client.close();
  });

  it('renews once for twenty calls that are refused at the same time', async () => {
    const client = await lender.signedIn();
    lender.on('GET /v1/accounts', ({ headers }) =>
      headers.get('Authorization') === 'DPoP access-1' ? tokenRefused() : emptyPage(),
    );

    await Promise.all(Array.from({ length: 20 }, () => client.accounts.list().then()));

    expect(renewals()).to.have.length(1);
    expect(lender.to('GET /v1/accounts')).to.have.length(40);
    client.close();
  });

  it('does not renew again for a call whose refusal comes late', async () => {
    const late = deferred<Response>();
    lender.on('GET /v1/accounts', late.promise, tokenRefused(), emptyPage());
    const client = await lender.signedIn();

    const slow = client.accounts.list().then();
    await until(() => lender.to('GET /v1/accounts').length === 1);
    await client.accounts.list();
    late.resolve(tokenRefused());
    await slow;

    expect(renewals()).to.have.length(1);
    client.close();
  });

  it('ends the session when the renewed token is refused as well', async () => {
    lender.on('GET /v1/accounts', tokenRefused);
    const client = await lender.signedIn();

    const error = await rejection(client.accounts.list());

    expect(isSignedOutError(error)).to.equal(true);
    expect((error as SignedOutError).code).to.equal('session_expired');
    expect(client.auth.state).to.deep.equal({ status: 'signed-out', reason: 'expired' });
    expect(lender.to('GET /v1/accounts')).to.have.length(2);
    client.close();
  });

  it('ends the session when the refresh token is refused, once for all who wait', async () => {
    const client = await lender.signedIn();
    lender.on('POST /oauth/token', json({ error: 'invalid_grant' }, { status: 400 }));
    lender.on('GET /v1/accounts', tokenRefused);
    const states: AuthState[] = [];
    client.auth.subscribe((state) => states.push(state));

    const errors = await Promise.all(
      Array.from({ length: 5 }, () => rejection(client.accounts.list())),
    );

    expect(errors.map((error) => (error as SignedOutError).code)).to.deep.equal(
      Array(5).fill('session_expired'),
    );
    expect(renewals()).to.have.length(1);
    expect(states).to.deep.equal([{ status: 'signed-out', reason: 'expired' }]);
    client.close();
  });

  it('asks nothing of the server once signed out', async () => {
    const client = lender.client();

    const error = await rejection(client.accounts.list());

    expect((error as SignedOutError).code).to.equal('signed_out');
    expect(lender.requests).to.have.length(0);
    client.close();
  });

  const passing: [string, () => Response, (error: unknown) => boolean][] = [
    ['busy', () => problem(503, 'unavailable', { 'Retry-After': '60' }), isApiError],
    [
      'out of reach',
      () => {
        throw new TypeError('Failed to fetch');
      },
      isNetworkError,
    ],
  ];
  for (const [name, answer, isExpected] of passing) {
    it(`keeps the session while the token endpoint is ${name}`, async () => {
      const client = await lender.signedIn();
      lender.on('POST /v1/payment-methods', tokenRefused);
      lender.on('POST /oauth/token', answer);

      const error = await rejection(client.paymentMethods.add({} as never));

      expect(isExpected(error)).to.equal(true);
      expect(client.auth.state.status).to.equal('signed-in');
      client.close();
    });
  }

  it('does not bring the session back when it ends after sign-out', async () => {
    const clientId = crypto.randomUUID();
    const client = await lender.signedIn({ clientId });
    const answer = deferred<Response>();
    lender.on('GET /v1/accounts', tokenRefused);
    lender.on('POST /oauth/token', answer.promise);

    const call = rejection(client.accounts.list());
    await until(() => renewals().length === 1);
    await client.auth.signOut();
    answer.resolve(lender.tokens({ refresh_token: 'refresh-2' }));
    const error = await call;

    expect((error as SignedOutError).code).to.equal('signed_out');
    expect(client.auth.state).to.deep.equal({ status: 'signed-out', reason: 'signed-out' });
    expect(Object.keys(sessionStorage).filter((key) => key.includes(clientId))).to.deep.equal([]);
    expect(((await rejection(client.accounts.list())) as SignedOutError).code).to.equal(
      'signed_out',
    );
    client.close();
  });

  it('does not end the next session when its refusal comes after a new sign-in', async () => {
    const client = await lender.signedIn();
    const refusal = deferred<Response>();
    lender.on('GET /v1/accounts', tokenRefused(), emptyPage());
    lender.on('POST /oauth/token', refusal.promise, () => lender.tokens());

    const call = rejection(client.accounts.list());
    await until(() => renewals().length === 1);
    await client.auth.signIn({ userId: 'bailey.pastdue', password: 'a-password' });
    refusal.resolve(json({ error: 'invalid_grant' }, { status: 400 }));
    await call;

    expect(client.auth.state).to.deep.equal({ status: 'signed-in' });
    await client.accounts.list();
    client.close();
  });

  it('does not repeat the call of one customer with the token of the next', async () => {
    const client = await lender.signedIn();
    const refusal = deferred<Response>();
    lender.on('GET /v1/accounts', refusal.promise, emptyPage());

    const call = rejection(client.accounts.list());
    await until(() => lender.to('GET /v1/accounts').length === 1);
    await client.auth.signIn({ userId: 'bailey.pastdue', password: 'a-password' });
    refusal.resolve(tokenRefused());

    expect(isSignedOutError(await call)).to.equal(true);
    expect(lender.to('GET /v1/accounts')).to.have.length(1);
    expect(client.auth.state.status).to.equal('signed-in');
    client.close();
  });

  it('does not repeat a payment of one customer, whose answer got lost, for the next', async () => {
    const client = await lender.signedIn();
    const route = 'POST /v1/accounts/acc-1/payments';
    const lost = deferred<Response>();
    lender.on(route, lost.promise, emptyPage());

    const call = rejection(
      client.payments.create('acc-1', {} as never, { idempotencyKey: 'key-1' }),
    );
    await until(() => lender.to(route).length === 1);
    await client.auth.signIn({ userId: 'bailey.pastdue', password: 'a-password' });
    lost.resolve(problem(503, 'unavailable', { 'Retry-After': '0' }));

    expect(isSignedOutError(await call)).to.equal(true);
    expect(lender.to(route)).to.have.length(1);
    client.close();
  });

  it('lets one caller give up without ending the renewal of the others', async () => {
    const client = await lender.signedIn();
    const answer = deferred<Response>();
    lender.on('GET /v1/accounts', tokenRefused(), tokenRefused(), emptyPage());
    lender.on('POST /oauth/token', answer.promise);
    const controller = new AbortController();

    const impatient = rejection(client.accounts.list({ signal: controller.signal }));
    const patient = client.accounts.list().then();
    await until(() => renewals().length === 1);
    controller.abort();
    const error = await impatient;
    answer.resolve(lender.tokens());

    expect((error as Error).name).to.equal('AbortError');
    expect((await patient).items).to.deep.equal([]);
    client.close();
  });

  it('does not hand out a balance that arrives after sign-out', async () => {
    const answer = deferred<Response>();
    lender.on('GET /v1/accounts', answer.promise);
    const client = await lender.signedIn();

    const call = rejection(client.accounts.list());
    await until(() => lender.to('GET /v1/accounts').length === 1);
    await client.auth.signOut();
    answer.resolve(emptyPage());

    expect(isSignedOutError(await call)).to.equal(true);
    client.close();
  });

  it('does not take a faulty proof for a session that is over', async () => {
    const faulty = () =>
      problem(401, 'unauthorized', { 'WWW-Authenticate': 'DPoP error="invalid_dpop_proof"' });
    lender.on('GET /v1/accounts', faulty);
    const client = await lender.signedIn();

    const error = await rejection(client.accounts.list());

    expect(isApiError(error)).to.equal(true);
    expect(renewals()).to.have.length(0);
    expect(client.auth.state.status).to.equal('signed-in');
    client.close();
  });

  it('works without a refresh token until the access token is over', async () => {
    lender.on('POST /oauth/token', () => lender.tokens({ refresh_token: undefined }));
    lender.on('GET /v1/accounts', emptyPage(), tokenRefused());
    const client = await lender.signedIn();

    await client.accounts.list();
    const error = await rejection(client.accounts.list());

    expect((error as SignedOutError).code).to.equal('session_expired');
    expect(client.auth.state).to.deep.equal({ status: 'signed-out', reason: 'expired' });
    client.close();
  });
});
