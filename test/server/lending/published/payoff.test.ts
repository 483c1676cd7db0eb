import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addDays,
  openAccount,
  payoffQuote,
  receivePayment,
} from '../../../../demo/server/lending/index.ts';
import { loanTerms } from '../terms.ts';

// Calculator Library, "Simple Interest Loan Payoff Calculator", "Worked Example":
// https://calculatorlib.com/simple-interest-loan-payoff-calculator
// $10,000 owed at 6% by days of 365, paid off in 90 days: interest $147.95, payoff $10,147.95,
// about $1.64 ($1.6438) for each day.
describe('a published payoff', () => {
  it('$10,000 at 6%, 90 days on, is $10,147.95 with a per diem of $1.64', () => {
    const originatedOn = '2026-01-15';
    const terms = loanTerms({
      amountFinanced: 10_000_00,
      annualRateBps: 600,
      originatedOn,
      firstDueOn: '2026-03-15',
      lateFee: { amount: 0, graceDays: 0 },
    });
    const { state } = openAccount(terms);

    const { amount, principal, interest, fees, perDiem } = payoffQuote(
      terms,
      state,
      addDays(originatedOn, 90),
    );

    assert.deepEqual(
      { amount, principal, interest, fees, perDiem },
      { amount: 10_147_95, principal: 10_000_00, interest: 147_95, fees: 0, perDiem: 1_64 },
    );
  });

  // A captive lender's "Simple Interest Formula and Example": $20,000 at 5%, a payment of $377 after 30
  // days and, early, after 25, each split by the days since the last one.
  // https://setf.com/financial-tools/simple-interest
  // Its third, 35 days, is left out: reckoned there from the rounded per diem, unlike these two, it is a cent more.
  for (const [days, interest, principal] of [
    [30, 82_19, 294_81],
    [25, 68_49, 308_51],
  ] as const) {
    it(`$20,000 at 5% accrues ${interest} cents in ${days} days, a per diem of $2.74`, () => {
      const originatedOn = '2026-01-15';
      const date = addDays(originatedOn, days);
      const terms = loanTerms({
        amountFinanced: 20_000_00,
        annualRateBps: 500,
        originatedOn,
        firstDueOn: '2026-02-14',
        lateFee: { amount: 0, graceDays: 0 },
      });
      const { state } = openAccount(terms);

      const quote = payoffQuote(terms, state, date);
      const { entry } = receivePayment(terms, state, { amount: 377_00, date });

      assert.deepEqual([quote.perDiem, quote.interest], [2_74, interest]);
      assert.equal(quote.amount, 20_000_00 + interest);
      assert.deepEqual(
        [entry.allocation.interest, entry.allocation.principal],
        [interest, principal],
      );
    });
  }
});
