import assert from 'node:assert/strict';
import type { Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const { id } = await (await api.customer()).verifiedMethod();
  const other = await api.customer('frankie.two');

  const answers = [
    await other.call<Problem>('updatePaymentMethod', { id, body: { nickname: 'Mine' } }),
    await other.call<Problem>('removePaymentMethod', { id }),
    await other.call<Problem>('verifyPaymentMethod', { id, body: { amounts: [1, 2] } }),
  ];

  for (const { status, body } of answers) {
    assert.equal(status, 404);
    assert.equal(body.code, 'not_found');
  }
};
export default scenario;
