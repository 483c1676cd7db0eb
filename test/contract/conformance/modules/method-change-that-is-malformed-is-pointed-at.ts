import assert from 'node:assert/strict';
import type { Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const cases = [
  { operation: 'updatePaymentMethod', body: {}, pointer: '/nickname' },
  { operation: 'updatePaymentMethod', body: { nickname: '' }, pointer: '/nickname' },
  { operation: 'updatePaymentMethod', body: { nickname: '0001 2345 6788' }, pointer: '/nickname' },
  { operation: 'updatePaymentMethod', body: { isDefault: false }, pointer: '/isDefault' },
  { operation: 'verifyPaymentMethod', body: { amounts: [12] }, pointer: '/amounts' },
  { operation: 'verifyPaymentMethod', body: { amounts: [12, 100] }, pointer: '/amounts/1' },
  { operation: 'verifyPaymentMethod', body: { amounts: [0.12, 45] }, pointer: '/amounts/0' },
];

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const { id } = await customer.verifiedMethod();
  for (const { operation, body, pointer } of cases) {
    const refused = await customer.call<Problem>(operation, { id, body });

    assert.equal(refused.status, 400, refused.text);
    assert.equal(refused.body.code, 'invalid_request');
    assert.deepEqual(
      refused.body.errors?.map((error) => error.pointer),
      [pointer],
    );
  }
};
export default scenario;
