import assert from 'node:assert/strict';
import type { Payment } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey, orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const owner = await api.customer('frankie.two');
  const stranger = await api.customer('alex.current');
  const { account, body } = await orderFor(owner);
  const made = await owner.call<Payment>('createPayment', { id: account.id, body, key: newKey() });

  for (const operation of ['getPayment', 'cancelPayment']) {
    assert.equal((await stranger.call(operation, { id: made.body.id })).status, 404);
  }
  for (const operation of ['createPayment', 'previewPayment']) {
    const answer = await stranger.call(operation, { id: account.id, body, key: newKey() });
    assert.equal(answer.status, 404);
  }
};
export default scenario;
