import assert from 'node:assert/strict';
import type { Page, PaymentMethod } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();

  const { body } = await customer.call<Page<PaymentMethod>>('listPaymentMethods');

  assert.deepEqual(
    body.items.map(({ isDefault }) => isDefault),
    body.items.map((_method, at) => at === 0),
  );
  assert.equal(body.items[0]?.status, 'verified');
};
export default scenario;
