import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { TestServer } from '../support/server.ts';

const input = {
  kind: 'us_bank_account',
  routingNumber: '000000000',
  accountNumber: '123456789',
  accountType: 'checking',
};

describe('adding a bank account', () => {
  let server: TestServer;
  before(async () => {
    server = await TestServer.start();
  });
  after(() => server.dispose());

  it('wants a second factor of a customer who has one, whatever the numbers', async () => {
    const customer = await server.signIn('bailey.pastdue');

    const before = await customer.post('/v1/payment-methods', input);
    await customer.post('/v1/authenticators/email', {});
    const after = await customer.post('/v1/payment-methods', input);

    assert.equal(before.status, 422);
    assert.equal(after.status, 401);
    assert.equal(after.body['code'], 'step_up_required');
  });
});
