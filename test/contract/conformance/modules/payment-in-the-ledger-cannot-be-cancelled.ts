import assert from 'node:assert/strict';
import type { Payment, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey, orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const { account, body } = await orderFor(customer);
  const made = await customer.call<Payment>('createPayment', {
    id: account.id,
    body,
    key: newKey(),
  });

  const refused = await customer.call<Problem>('cancelPayment', { id: made.body.id });

  assert.equal(made.body.cancellableUntil, null);
  assert.equal(refused.status, 422);
  assert.equal(refused.body.code, 'payment_not_cancellable');
};
export default scenario;
