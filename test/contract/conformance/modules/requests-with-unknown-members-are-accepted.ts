import assert from 'node:assert/strict';
import type { Payment } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey, orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const { account, body } = await orderFor(customer);

  const paid = await customer.call<Payment>('createPayment', {
    id: account.id,
    body: { ...body, fromALaterVersion: { anything: true } },
    key: newKey(),
  });

  assert.equal(paid.status, 201);
  assert.doesNotMatch(paid.text, /fromALaterVersion/);
};
export default scenario;
