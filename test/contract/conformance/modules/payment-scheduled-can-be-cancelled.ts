import assert from 'node:assert/strict';
import type { Account, Payment } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { laterBusinessDay, newKey, orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const { account, body } = await orderFor(customer);
  const later = { ...body, date: laterBusinessDay(account.asOf) };

  const made = await customer.call<Payment>('createPayment', {
    id: account.id,
    body: later,
    key: newKey(),
  });
  const { body: between } = await customer.call<Account>('getAccount', { id: account.id });
  const cancelled = await customer.call<Payment>('cancelPayment', { id: made.body.id });
  const again = await customer.call<Payment>('cancelPayment', { id: made.body.id });
  const found = await customer.call<Payment>('getPayment', { id: made.body.id });

  assert.equal(made.body.status, 'scheduled');
  assert.equal(made.body.allocation, null);
  assert.notEqual(made.body.cancellableUntil, null);
  assert.deepEqual(between.principal, account.principal);
  assert.equal(cancelled.body.status, 'cancelled');
  // The first answer may have been lost, so asking again is no error.
  assert.deepEqual(again.body, cancelled.body);
  assert.equal(found.body.status, 'cancelled');
};
export default scenario;
