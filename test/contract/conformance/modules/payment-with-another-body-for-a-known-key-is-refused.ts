import assert from 'node:assert/strict';
import type { Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey, orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const { account, body } = await orderFor(customer);
  const key = newKey();
  await customer.call('createPayment', { id: account.id, body, key });
  const amount = { ...body.amount, amount: body.amount.amount + 1 };

  const refused = await customer.call<Problem>('createPayment', {
    id: account.id,
    body: { ...body, amount },
    key,
  });

  assert.equal(refused.status, 422);
  assert.equal(refused.body.code, 'idempotency_key_reused');
};
export default scenario;
