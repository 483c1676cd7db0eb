import assert from 'node:assert/strict';
import type { Payment, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const { account, body } = await orderFor(customer);
  const before = await customer.walk<Payment>('listPayments', account.id);

  const refused = await customer.call<Problem>('createPayment', { id: account.id, body });
  const after = await customer.walk<Payment>('listPayments', account.id);

  assert.equal(refused.status, 400);
  assert.equal(refused.body.code, 'idempotency_key_missing');
  assert.deepEqual(after.items, before.items);
};
export default scenario;
