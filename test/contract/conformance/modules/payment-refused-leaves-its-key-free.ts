import assert from 'node:assert/strict';
import type { Payment, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey, orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const { account, body } = await orderFor(customer);
  const key = newKey();
  const wrong = { ...body, amount: { ...body.amount, amount: 0 } };

  const refused = await customer.call<Problem>('createPayment', {
    id: account.id,
    body: wrong,
    key,
  });
  const paid = await customer.call<Payment>('createPayment', { id: account.id, body, key });

  assert.equal(refused.body.code, 'amount_too_small');
  assert.equal(paid.status, 201);
};
export default scenario;
