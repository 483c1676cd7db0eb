import { expect } from 'chai';
import { isApiError } from '../../sdk/index.ts';
import { json, LenderDouble, problem, rejection, type Sent } from './support/lender-double.ts';

const emptyPage = () => json({ items: [], nextCursor: null });

describe('DPoP proofs', () => {
  let lender: LenderDouble;
  beforeEach(() => {
    lender = new LenderDouble();
  });

  it('name the method and the address without its query, and hash the token', async () => {
    const client = await lender.signedIn();

    await client.accounts.list({ limit: 5, cursor: 'next' });

    const sent = lender.requests.at(-1)!;
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('access-1'));
    const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
    expect(sent.url).to.equal(`${LenderDouble.origin}/v1/accounts?cursor=next&limit=5`);
    expect(sent.proof).to.include({
      htm: 'GET',
      htu: `${LenderDouble.origin}/v1/accounts`,
      ath: hash.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
    });
    client.close();
  });

  it('carry no token hash before there is a token', async () => {
    const client = await lender.signedIn();

    expect(lender.requests[0]!.proof).not.to.have.property('ath');
    expect(lender.requests[0]!.headers.has('Authorization')).to.equal(false);
    client.close();
  });

  it('carry the nonce that the authorization server asks for, after one refusal', async () => {
    const refusal = json(
      { error: 'use_dpop_nonce' },
      { status: 400, headers: { 'DPoP-Nonce': 'nonce-1' } },
    );
    lender.on('POST /oauth/challenge', refusal, json({ authorization_code: 'code-1' }));

    const client = await lender.signedIn();

    const challenges = lender.to('POST /oauth/challenge');
    expect(challenges.map(({ proof }) => proof.nonce)).to.deep.equal([undefined, 'nonce-1']);
    expect(challenges[0]!.proof.jti).not.to.equal(challenges[1]!.proof.jti);
    expect(challenges[0]!.body).to.equal(challenges[1]!.body);
    expect(lender.to('POST /oauth/token')[0]!.proof.nonce).to.equal('nonce-1');
    client.close();
  });

  it('carry the nonce that the API asks for, without renewing the token', async () => {
    const refusal = problem(401, 'unauthorized', {
      'DPoP-Nonce': 'nonce-2',
      'WWW-Authenticate': 'DPoP error="use_dpop_nonce"',
    });
    const client = await lender.signedIn();
    lender.on('GET /v1/accounts', refusal, emptyPage());

    await client.accounts.list();

    const nonces = lender.to('GET /v1/accounts').map(({ proof }) => proof.nonce);
    expect(nonces).to.deep.equal([undefined, 'nonce-2']);
    expect(lender.to('POST /oauth/token')).to.have.length(1);
    client.close();
  });

  it('carry the nonce that the page brought along, from the first on', async () => {
    const client = await lender.signedIn({ nonce: 'nonce-of-the-page' });

    await client.accounts.list();

    const nonces = lender.requests.map(({ proof }) => proof.nonce);
    expect(new Set(nonces)).to.deep.equal(new Set(['nonce-of-the-page']));
    client.close();
  });

  it('always carry the latest nonce', async () => {
    let turn = 0;
    lender.on('GET /v1/accounts', () => {
      turn += 1;
      return json(
        { items: [], nextCursor: null },
        { headers: { 'DPoP-Nonce': `nonce-${String(turn)}` } },
      );
    });
    const client = await lender.signedIn();

    for (let call = 0; call < 3; call += 1) await client.accounts.list();

    const nonces = lender.to('GET /v1/accounts').map(({ proof }) => proof.nonce);
    expect(nonces).to.deep.equal([undefined, 'nonce-1', 'nonce-2']);
    client.close();
  });

  it('are repeated for a nonce once only: a server that never agrees is an error', async () => {
    let turn = 0;
    const refuse = (_sent: Sent) => {
      turn += 1;
      return problem(401, 'unauthorized', {
        'DPoP-Nonce': `nonce-${String(turn)}`,
        'WWW-Authenticate': 'DPoP error="use_dpop_nonce"',
      });
    };
    const client = await lender.signedIn();
    lender.on('GET /v1/accounts', refuse);

    const error = await rejection(client.accounts.list());

    expect(isApiError(error)).to.equal(true);
    expect(lender.to('GET /v1/accounts')).to.have.length(2);
    expect(client.auth.state.status).to.equal('signed-in');
    client.close();
  });

  it('keep the idempotency key when the nonce is asked for', async () => {
    const refusal = problem(401, 'unauthorized', {
      'DPoP-Nonce': 'nonce-1',
      'WWW-Authenticate': 'DPoP error="use_dpop_nonce"',
    });
    const client = await lender.signedIn();
    lender.on('POST /v1/accounts/a/payments', refusal, problem(422, 'payment_declined'));

    await rejection(client.payments.create('a', {} as never, { idempotencyKey: 'key-1' }));

    const keys = lender
      .to('POST /v1/accounts/a/payments')
      .map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys).to.deep.equal(['key-1', 'key-1']);
    client.close();
  });
});
