import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Customer } from '../support/customer.ts';
import { TestServer } from '../support/server.ts';

const input = {
  kind: 'us_bank_account',
  routingNumber: '000000000',
  accountNumber: '123456789',
  accountType: 'checking',
};

/** Everything about money that a stolen session is not to change, each said so that it would be refused anyway. */
const changes: readonly [what: string, method: string, path: (accountId: string) => string][] = [
  ['adding a bank account', 'POST', () => '/v1/payment-methods'],
  ['removing a bank account', 'DELETE', () => '/v1/payment-methods/pm-nobody'],
  ['setting autopay up', 'PUT', (id) => `/v1/accounts/${id}/autopay`],
  ['turning autopay off', 'DELETE', (id) => `/v1/accounts/${id}/autopay`],
  ['asking for another plan', 'POST', (id) => `/v1/accounts/${id}/plan-changes`],
  ['signing another plan', 'POST', () => '/v1/plan-changes/chg-nobody/signatures'],
];

describe('what changes where money goes', () => {
  let server: TestServer;
  let customer: Customer;
  let accountId: string;
  before(async () => {
    server = await TestServer.start();
    customer = await server.signIn('bailey.pastdue');
    ({ id: accountId } = await customer.account());
  });
  after(() => server.dispose());

  const ask = async ([, method, path]: (typeof changes)[number]) => {
    const { status, body } = await customer.send(path(accountId), {
      method,
      ...(method !== 'DELETE' && {
        body: JSON.stringify(input),
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      }),
    });
    return { status, code: body['code'] };
  };

  it('wants a second factor of a customer who has one, whatever is asked', async () => {
    const without = [];
    for (const change of changes) without.push((await ask(change)).code);
    await customer.post('/v1/authenticators/email', {});

    assert.ok(!without.includes('step_up_required'));
    for (const change of changes) {
      assert.deepEqual(await ask(change), { status: 401, code: 'step_up_required' }, change[0]);
    }
  });
});
