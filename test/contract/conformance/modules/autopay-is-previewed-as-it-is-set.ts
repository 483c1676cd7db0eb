import assert from 'node:assert/strict';
import type {
  Account,
  Autopay,
  AutopayInput,
  AutopayPreview,
} from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('frankie.two');
  const account = await customer.account();
  const method = await customer.verifiedMethod();
  const body: AutopayInput = { amountKind: 'due', amount: null, day: null, methodId: method.id };
  const { id } = account;

  const before = await customer.call<Autopay>('getAutopay', { id });
  const preview = await customer.call<AutopayPreview>('previewAutopay', { id, body });
  const still = await customer.call<Autopay>('getAutopay', { id });
  const set = await customer.call<Autopay>('setAutopay', { id, body, key: newKey() });
  const found = await customer.call<Autopay>('getAutopay', { id });
  const { body: seen } = await customer.call<Account>('getAccount', { id });

  assert.equal(before.body.status, 'off');
  assert.deepEqual(still.body, before.body);
  assert.equal(set.body.status, 'active');
  assert.equal(set.body.authorization, preview.body.authorization);
  assert.deepEqual(set.body.next, preview.body.upcoming[0]);
  assert.deepEqual(found.body.settings, set.body.settings);
  assert.deepEqual(seen.autopay, { active: true, nextDate: set.body.next?.date });
  assert.ok((set.body.next?.date ?? '') > account.openedOn);
  await customer.call('revokeAutopay', { id });
};
export default scenario;
