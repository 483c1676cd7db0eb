import assert from 'node:assert/strict';
import type { Account, Autopay, AutopayInput } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('frankie.two');
  const { id } = await customer.account();
  const method = await customer.verifiedMethod();
  const body: AutopayInput = { amountKind: 'due', amount: null, day: 15, methodId: method.id };
  await customer.call('setAutopay', { id, body, key: newKey() });

  const off = await customer.call<Autopay>('revokeAutopay', { id });
  const again = await customer.call<Autopay>('revokeAutopay', { id });
  const { body: account } = await customer.call<Account>('getAccount', { id });

  assert.equal(off.body.status, 'off');
  assert.equal(off.body.settings, null);
  assert.equal(off.body.next, null);
  assert.deepEqual(again.body, off.body);
  assert.deepEqual(account.autopay, { active: false, nextDate: null });
};
export default scenario;
