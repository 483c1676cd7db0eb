import assert from 'node:assert/strict';
import type { Page, PaymentMethod } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('harper.history');
  const list = async () => (await customer.call<Page<PaymentMethod>>('listPaymentMethods')).body;
  const before = (await list()).items;
  const was = before.find(({ isDefault }) => isDefault);
  const other = before.find(({ isDefault, status }) => !isDefault && status === 'verified');
  const unverified = before.find(({ status }) => status === 'unverified');
  const target = other ?? was;
  assert.ok(target && was && unverified, 'harper.history has a default and one to be verified');
  const change = (id: string, body: object) =>
    customer.call<PaymentMethod>('updatePaymentMethod', { id, body });

  const named = await change(target.id, { nickname: 'Conformance', isDefault: true });
  const listed = (await list()).items;
  const unnamed = await change(target.id, { nickname: null });
  const refused = await change(unverified.id, { isDefault: true });
  await change(was.id, { isDefault: true, nickname: was.nickname });

  assert.equal(named.body.nickname, 'Conformance');
  assert.equal(named.body.isDefault, true);
  assert.equal(listed[0]?.id, target.id, 'the default comes first');
  assert.equal(listed.filter(({ isDefault }) => isDefault).length, 1);
  assert.equal(unnamed.body.nickname, null);
  assert.equal(refused.status, 422);
  assert.equal((refused.body as unknown as { code: string }).code, 'method_unverified');
};
export default scenario;
