import assert from 'node:assert/strict';
import type { Payment } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey, orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const { account, body } = await orderFor(customer);
  const key = newKey();

  const first = await customer.call<Payment>('createPayment', { id: account.id, body, key });
  const again = await customer.call<Payment>('createPayment', { id: account.id, body, key });
  const { items } = await customer.walk<Payment>('listPayments', account.id);

  assert.equal(again.text, first.text);
  assert.equal(first.headers.get('Idempotent-Replayed'), null);
  assert.equal(again.headers.get('Idempotent-Replayed'), 'true');
  assert.equal(items.filter(({ id }) => id === first.body.id).length, 1);
};
export default scenario;
