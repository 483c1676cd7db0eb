import assert from 'node:assert/strict';
import type { Account, Page } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const personas = ['alex.current', 'bailey.pastdue', 'casey.lease', 'emery.final', 'frankie.two'];

const scenario: Scenario = async (api) => {
  for (const userId of personas) {
    const customer = await api.customer(userId);

    const { body } = await customer.call<Page<Account>>('listAccounts');

    assert.ok(body.items.length > 0, `${userId} has an account`);
    for (const account of body.items) checkFigures(account);
  }
};
export default scenario;

function checkFigures(account: Account): void {
  const { currency } = account.amountDue;
  const figures = [account.pastDue, account.feesDue, account.principal, account.payoff.amount];
  assert.ok(figures.every((figure) => figure.currency === currency && figure.amount >= 0));
  assert.ok(account.pastDue.amount <= account.amountDue.amount, 'past due is part of what is due');
  assert.ok(
    account.payoff.amount.amount >= account.principal.amount,
    'a payoff clears the principal',
  );
  assert.ok(account.payoff.goodThrough >= account.asOf);
  assert.ok(account.instalmentsPaid <= account.instalmentsTotal);
  assert.equal(account.status === 'past_due', account.pastDue.amount > 0);
  assert.equal(account.daysPastDue > 0, account.pastDue.amount > 0);
  assert.equal(account.lease !== null, account.kind === 'lease');
  assert.equal(account.annualRate === null, account.kind === 'lease');
  assert.match(account.numberLast4, /^.{4}$/);
}
