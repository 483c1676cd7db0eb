import assert from 'node:assert/strict';
import type { Account, PaymentPreview } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const { account, body } = await orderFor(customer);
  const { methodId, ...withoutMethod } = body;
  const id = account.id;

  const plain = await customer.call<PaymentPreview>('previewPayment', { id, body: withoutMethod });
  const full = await customer.call<PaymentPreview>('previewPayment', { id, body });
  const after = await customer.call<Account>('getAccount', { id });

  assert.notEqual(methodId, '');
  assert.equal(plain.body.authorization, null);
  assert.match(full.body.authorization ?? '', /\S/);
  assert.deepEqual(after.body, account);
};
export default scenario;
