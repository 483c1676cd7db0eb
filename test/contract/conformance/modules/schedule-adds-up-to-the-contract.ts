import assert from 'node:assert/strict';
import type { Account, Instalment } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  for (const userId of ['alex.current', 'bailey.pastdue', 'casey.lease', 'frankie.two']) {
    const customer = await api.customer(userId);
    const account = await customer.account();

    const { items } = await customer.walk<Instalment>('getSchedule', account.id);

    checkSchedule(account, items);
  }
};
export default scenario;

function checkSchedule(account: Account, items: readonly Instalment[]): void {
  assert.equal(items.length, account.instalmentsTotal);
  assert.equal(items.filter(({ status }) => status === 'paid').length, account.instalmentsPaid);
  assert.equal(items.at(-1)?.dueDate, account.maturityDate);
  const open = items.find(({ status }) => status !== 'paid');
  assert.equal(open?.dueDate ?? null, account.dueDate);
  let left = account.originalPrincipal.amount;
  items.forEach((one, at) => {
    left -= one.principal.amount;
    assert.equal(one.number, at + 1);
    assert.equal(
      one.principalAfter.amount,
      left,
      `principal after instalment ${String(one.number)}`,
    );
    assert.equal(one.interest.amount + one.principal.amount, one.amount.amount);
    assert.ok(one.paid.amount >= 0 && one.paid.amount <= one.amount.amount);
    assert.equal(one.status === 'paid', one.paid.amount === one.amount.amount);
  });
  assert.equal(left, 0, 'the schedule ends with nothing owed');
}
