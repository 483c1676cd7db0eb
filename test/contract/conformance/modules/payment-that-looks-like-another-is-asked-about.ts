import assert from 'node:assert/strict';
import type { Payment, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey, orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('casey.lease');
  const { account, body } = await orderFor(customer, 613);
  const { id } = account;
  const unasked = { ...body, acknowledgeDuplicate: false };
  const key = newKey();
  const first = await customer.call<Payment>('createPayment', { id, body: unasked, key });

  const again = await customer.call<Payment>('createPayment', { id, body: unasked, key });
  const other = await customer.call<Problem>('createPayment', { id, body: unasked, key: newKey() });
  const left = await customer.call<Payment>('createPayment', { id, body, key: newKey() });
  const meant = await customer.call<Payment>('createPayment', {
    id,
    body: { ...body, acknowledgeDuplicate: true },
    key: newKey(),
  });

  assert.equal(first.status, 201, first.text);
  assert.equal(again.text, first.text);
  assert.deepEqual([other.status, other.body.code], [422, 'payment_duplicate_likely']);
  assert.equal(left.status, 201, left.text);
  assert.equal(meant.status, 201, meant.text);
  assert.notEqual(meant.body.id, first.body.id);
};
export default scenario;
