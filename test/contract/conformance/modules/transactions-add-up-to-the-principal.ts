import assert from 'node:assert/strict';
import type { Transaction } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  for (const userId of ['alex.current', 'bailey.pastdue', 'casey.lease']) {
    const customer = await api.customer(userId);
    const account = await customer.account();

    const { items } = await customer.walk<Transaction>('listTransactions', account.id, 100);

    const principal = items.reduce(
      (sum, { direction, allocation }) =>
        sum + (direction === 'debit' ? allocation.principal.amount : -allocation.principal.amount),
      0,
    );
    assert.equal(principal, account.principal.amount, userId);
    assert.equal(items[0]?.principalAfter.amount, account.principal.amount);
    for (const { amount, allocation } of items) {
      const { fees, interest, principal: part } = allocation;
      assert.equal(fees.amount + interest.amount + part.amount, amount.amount);
      assert.ok(Math.min(fees.amount, interest.amount, part.amount) >= 0);
    }
  }
};
export default scenario;
