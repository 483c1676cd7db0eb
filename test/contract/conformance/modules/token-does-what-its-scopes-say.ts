import assert from 'node:assert/strict';
import type { Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey, orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const { account, body } = await orderFor(customer);
  const reader = await api.newSession('alex.current', 'accounts');

  const read = await reader.call('getAccount', { id: account.id });
  const answers = [
    await reader.call<Problem>('createPayment', { id: account.id, body, key: newKey() }),
    await reader.call<Problem>('listPaymentMethods'),
    await reader.call<Problem>('listSessions'),
  ];

  assert.equal(read.status, 200);
  for (const refused of answers) {
    assert.equal(refused.status, 403);
    assert.equal(refused.body.code, 'insufficient_scope');
  }
};
export default scenario;
