import assert from 'node:assert/strict';
import type { Autopay, AutopayPreview, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('frankie.two');
  const { id } = await customer.account();
  const method = await customer.verifiedMethod();
  const body = { amountKind: 'due', amount: null, day: null, methodId: method.id };
  const shown = await customer.call<AutopayPreview>('previewAutopay', { id, body });
  const key = newKey();
  const read = (authorization: string) => ({ ...body, authorization });
  const text = shown.body.authorization;

  const previewed = await customer.call<AutopayPreview>('previewAutopay', { id, body: read('x') });
  const refused = await customer.call<Problem>('setAutopay', { id, body: read(`${text} `), key });
  const off = await customer.call<Autopay>('getAutopay', { id });
  const set = await customer.call<Autopay>('setAutopay', { id, body: read(text), key });
  const again = await customer.call<Autopay>('setAutopay', { id, body, key });
  await customer.call('revokeAutopay', { id });

  // A preview is asked for the text.
  assert.equal(previewed.body.authorization, text);
  assert.deepEqual([refused.status, refused.body.code], [422, 'authorization_changed']);
  assert.equal(refused.body.errors?.[0]?.pointer, '/authorization');
  assert.equal(off.body.status, 'off');
  assert.equal(set.status, 200, set.text);
  assert.equal(set.body.authorization, text);
  assert.equal(again.text, set.text);
};
export default scenario;
