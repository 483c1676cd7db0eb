import assert from 'node:assert/strict';
import type { Transaction } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('emery.final');
  const { id } = await customer.account();

  const whole = await customer.walk<Transaction>('listTransactions', id, 100);
  const small = await customer.walk<Transaction>('listTransactions', id, 7);

  assert.ok(small.pages > 2, 'it takes several pages');
  assert.deepEqual(small.items, whole.items);
  assert.equal(new Set(small.items.map((one) => one.id)).size, small.items.length);
  const dates = small.items.map(({ date }) => date);
  assert.deepEqual(dates, [...dates].sort().reverse());
};
export default scenario;
