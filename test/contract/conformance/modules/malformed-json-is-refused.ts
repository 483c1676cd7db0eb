import assert from 'node:assert/strict';
import type { Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const { id } = await customer.account();
  for (const text of ['', '{', '{"amount":', 'null', '[]', '"text"']) {
    const refused = await customer.call<Problem>('createPayment', { id, text, key: newKey() });

    assert.equal(refused.status, 400, `${text} got ${refused.text}`);
    assert.equal(refused.body.code, 'invalid_request');
  }
};
export default scenario;
