import assert from 'node:assert/strict';
import type { Page, PaymentMethod, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey, orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const { account, body } = await orderFor(customer);
  const { body: methods } = await customer.call<Page<PaymentMethod>>('listPaymentMethods');
  const unverified = methods.items.find(({ status }) => status === 'unverified');
  assert.ok(unverified, 'alex.current has a method that is not verified');

  const refused = await customer.call<Problem>('createPayment', {
    id: account.id,
    body: { ...body, methodId: unverified.id },
    key: newKey(),
  });

  assert.equal(refused.status, 422);
  assert.equal(refused.body.code, 'method_unverified');
};
export default scenario;
