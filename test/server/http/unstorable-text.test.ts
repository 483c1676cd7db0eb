import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Customer } from '../support/customer.ts';
import { TestServer } from '../support/server.ts';

/** The one character that PostgreSQL's texts cannot hold. */
const nul = '\0';

describe('a character that no database text can hold', () => {
  let server: TestServer;
  let alex: Customer;
  before(async () => {
    server = await TestServer.start();
    alex = await server.signIn('alex.current');
  });
  after(() => server.dispose());

  const addresses: readonly (readonly [method: string, path: string])[] = [
    ['GET', '/v1/accounts/%00'],
    ['GET', '/v1/accounts/%00/transactions'],
    ['GET', '/v1/payments/%00'],
    ['DELETE', '/v1/payments/%00'],
    ['DELETE', '/v1/sessions/%00'],
  ];
  for (const [method, path] of addresses) {
    it(`is the caller's fault in ${method} ${path}`, async () => {
      const { status, body } = await alex.send(path, { method });

      assert.deepEqual([status, body['code']], [400, 'invalid_request']);
    });
  }

  it('makes no payment and frees the key', async () => {
    const { accountId, input } = await alex.order(100);

    const refused = await alex.pay(accountId, { ...input, methodId: `pm${nul}` }, 'with-nul');
    const paid = await alex.pay(accountId, input, 'with-nul');

    assert.deepEqual([refused.status, paid.status], [400, 201]);
  });

  it('adds no payment method', async () => {
    const { status } = await alex.post('/v1/payment-methods', {
      kind: 'us_bank_account',
      routingNumber: '990000013',
      accountNumber: '880001',
      accountType: 'checking',
      nickname: `every${nul}day`,
    });

    assert.equal(status, 400);
  });

  it("is the caller's fault in a user ID", async () => {
    const stranger = await Customer.stranger(server.origin);

    const { status, body } = await stranger.send('/oauth/challenge', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        response_type: 'code',
        client_id: 'portal',
        scope: 'accounts',
        code_challenge: 'a'.repeat(43),
        code_challenge_method: 'S256',
        username: `alex${nul}current`,
        password: 'wrong',
      }).toString(),
    });

    assert.deepEqual([status, body['error']], [400, 'invalid_request']);
  });

  it('names no client', async () => {
    const asked = await fetch(`${server.origin}/oauth/authorize?client_id=portal%00`);
    const sent = await fetch(`${server.origin}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'refresh_token', client_id: `portal${nul}` }),
    });

    const { error } = (await sent.json()) as { error: string };
    assert.equal(error, 'invalid_client');
    assert.equal(asked.status, 400);
    assert.match(await asked.text(), /This sign-in link doesn’t work/);
  });
});
