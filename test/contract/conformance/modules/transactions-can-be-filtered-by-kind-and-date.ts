import assert from 'node:assert/strict';
import type { Page, Transaction } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('bailey.pastdue');
  const { id } = await customer.account();
  const { items: all } = await customer.walk<Transaction>('listTransactions', id, 100);
  const dates = all.map(({ date }) => date).sort();
  const from = dates[Math.floor(dates.length / 4)]!;
  const to = dates[Math.floor((dates.length * 3) / 4)]!;
  const idsOf = (items: Transaction[]) => items.map((one) => one.id);
  const list = async (query: Record<string, string>) => {
    const items: Transaction[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const more: Record<string, string> = cursor === '' ? {} : { cursor };
      const { body } = await customer.call<Page<Transaction>>('listTransactions', {
        id,
        query: { ...query, ...more, limit: '5' },
      });
      items.push(...body.items);
      cursor = body.nextCursor;
    }
    return items;
  };

  for (const kind of ['payment', 'fee', 'reversal', 'disbursement']) {
    const expected = all.filter((one) => one.kind === kind);
    assert.deepEqual(idsOf(await list({ kind })), idsOf(expected), kind);
  }
  const within = all.filter(({ date }) => date >= from && date <= to);
  assert.ok(within.length > 0 && within.length < all.length);
  assert.deepEqual(idsOf(await list({ from, to })), idsOf(within));
  const both = within.filter(({ kind }) => kind === 'payment');
  assert.deepEqual(idsOf(await list({ from, to, kind: 'payment' })), idsOf(both));
  assert.deepEqual(await list({ from: to, to: from }), []);
};
export default scenario;
