import assert from 'node:assert/strict';
import type { Scenario } from '../api.ts';
import { newKey, orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const { account, body } = await orderFor(customer);

  const refused = await customer.call('createPayment', {
    id: account.id,
    body,
    headers: { 'Content-Type': 'text/plain' },
    key: newKey(),
  });

  assert.equal(refused.status, 415);
};
export default scenario;
