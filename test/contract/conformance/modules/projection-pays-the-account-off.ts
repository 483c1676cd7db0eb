import assert from 'node:assert/strict';
import type { Projection, Transaction } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  for (const userId of ['alex.current', 'bailey.pastdue', 'emery.final', 'casey.lease']) {
    const customer = await api.customer(userId);
    const account = await customer.account();
    const { id, feesDue, instalment, principal: owed } = account;
    const lease = account.kind === 'lease';
    const extra = { amount: lease ? 0 : 50_00, currency: owed.currency };

    const { body } = await customer.call<Projection>('projectAccount', { id, body: { extra } });

    assert.equal(body.asOf, account.asOf);
    assert.deepEqual(body.extra, extra);
    for (const { steps, interest } of [body.regular, body.faster]) {
      let left = owed.amount;
      let fees = 0;
      for (const { amount, interest: paid, principal, principalAfter } of steps) {
        left -= principal.amount;
        fees += amount.amount - paid.amount - principal.amount;
        assert.equal(principalAfter.amount, left);
      }
      assert.equal(left, 0, userId);
      assert.equal(fees, feesDue.amount);
      const sum = steps.reduce((total, step) => total + step.interest.amount, 0);
      assert.equal(interest.amount, sum);
      const dates = steps.map(({ date }) => date);
      assert.deepEqual(dates, [...dates].sort());
      assert.ok(dates.every((date) => date >= account.asOf));
      assert.equal(new Set(dates).size, dates.length);
    }
    const { regular, faster, saved } = body;
    assert.equal(regular.steps.at(-1)?.number, account.instalmentsTotal);
    assert.equal(saved.interest.amount, regular.interest.amount - faster.interest.amount);
    assert.equal(saved.instalments, regular.steps.at(-1)!.number - faster.steps.at(-1)!.number);
    if (!lease && regular.steps.length > 12) {
      assert.ok(saved.interest.amount > 0 && saved.instalments > 0, userId);
      assert.equal(faster.steps.at(-2)?.amount.amount, instalment.amount + extra.amount);
    }

    const { items } = await customer.walk<Transaction>('listTransactions', id, 100);
    const signs: Record<string, number> = { payment: 1, reversal: -1 };
    for (const part of ['interest', 'principal'] as const) {
      const booked = items.reduce(
        (sum, { kind, allocation }) => sum + (signs[kind] ?? 0) * allocation[part].amount,
        0,
      );
      assert.equal(
        body.past.reduce((sum, month) => sum + month[part].amount, 0),
        booked,
        `${userId} ${part}`,
      );
    }
    assert.equal(body.past.at(-1)?.principalAfter.amount, owed.amount);
  }
};
export default scenario;
