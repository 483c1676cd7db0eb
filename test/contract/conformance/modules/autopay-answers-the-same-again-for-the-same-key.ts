import assert from 'node:assert/strict';
import type { Autopay, AutopayInput } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('frankie.two');
  const { id } = await customer.account();
  const method = await customer.verifiedMethod();
  const body: AutopayInput = { amountKind: 'due', amount: null, day: null, methodId: method.id };
  const key = newKey();

  const first = await customer.call<Autopay>('setAutopay', { id, body, key });
  await customer.call('revokeAutopay', { id });
  const again = await customer.call<Autopay>('setAutopay', { id, body, key });
  const found = await customer.call<Autopay>('getAutopay', { id });
  const other = await customer.call('setAutopay', { id, body: { ...body, day: 3 }, key });
  const without = await customer.call('setAutopay', { id, body });

  assert.equal(again.text, first.text);
  assert.equal(again.headers.get('Idempotent-Replayed'), 'true');
  // The repeat of an old request does not turn on again what was turned off since.
  assert.equal(found.body.status, 'off');
  assert.equal(other.status, 422);
  assert.equal(other.body['code'], 'idempotency_key_reused');
  assert.equal(without.status, 400);
  assert.equal(without.body['code'], 'idempotency_key_missing');
};
export default scenario;
