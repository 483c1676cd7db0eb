import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addMonths,
  openAccount,
  payoff,
  receivePayment,
} from '../../../../demo/server/lending/index.ts';
import { levelInstalment } from '../../../../demo/server/lending/instalments.ts';
import { loanTerms } from '../terms.ts';

// 12 CFR Part 1026 (Regulation Z), Appendix J, (c) "Examples for the actuarial method":
// https://www.consumerfinance.gov/rules-policy/regulations/1026/j/
// They print a rate, to two decimals, for given payments, and no figure of a schedule: a cent more or less gives the same
// rate. It is right when the printed payment lies between what the neighbouring hundredths of a percent ask for; where the
// instalment is level it is within a cent, too.

const ADVANCED_ON = '1978-01-10';

function appendixLoan(annualRateBps: number) {
  return loanTerms({
    amountFinanced: 5_000_00,
    annualRateBps,
    termMonths: 24,
    originatedOn: ADVANCED_ON,
    firstDueOn: '1978-02-10',
    dayCount: '30/360',
  });
}

/** What is left to pay on the day of the last of 24 payments, after 23 were made. */
function lastPayment(annualRateBps: number, payments: readonly number[]): number {
  const terms = appendixLoan(annualRateBps);
  let { state } = openAccount(terms);
  for (const [index, amount] of payments.entries()) {
    const date = addMonths(ADVANCED_ON, index + 1);
    ({ state } = receivePayment(terms, state, { amount, date }));
  }
  return payoff(terms, state, addMonths(ADVANCED_ON, 24)).amount;
}

function assertBetween(low: number, value: number, high: number): void {
  assert.ok(low < value && value < high, `${value} is not between ${low} and ${high}`);
}

describe('Regulation Z, Appendix J', () => {
  it('(c)(1)(i): $5,000 in 24 payments of $230 is 9.69%', () => {
    assertBetween(levelInstalment(appendixLoan(968)), 230_00, levelInstalment(appendixLoan(970)));
    assert.ok(Math.abs(levelInstalment(appendixLoan(969)) - 230_00) <= 1);
  });

  it('(c)(1)(ii): $6,000 on 10 February, 36 payments of $200 from 1 April, is 11.82%', () => {
    const instalmentAt = (annualRateBps: number) =>
      levelInstalment(
        loanTerms({
          amountFinanced: 6_000_00,
          annualRateBps,
          termMonths: 36,
          originatedOn: '1978-02-10',
          firstDueOn: '1978-04-01',
        }),
      );

    assertBetween(instalmentAt(1181), 200_00, instalmentAt(1183));
    assert.ok(Math.abs(instalmentAt(1182) - 200_00) <= 1);
  });

  for (const [example, first, last, rate] of [
    ['(c)(1)(i): 24 payments of $230', 230_00, 230_00, 969],
    ['(c)(2)(i): $250, then 23 payments of $230', 250_00, 230_00, 1008],
    ['(c)(3)(i): 23 payments of $230, then $280', 230_00, 280_00, 1050],
    ['(c)(4)(i): $250, 22 payments of $230, then $280', 250_00, 280_00, 1090],
  ] as const) {
    it(`${example} on $5,000 is ${rate / 100}%`, () => {
      const payments = [first, ...Array<number>(22).fill(230_00)];

      assertBetween(lastPayment(rate - 1, payments), last, lastPayment(rate + 1, payments));
    });
  }

  it('(c)(5)(i): $1,000 on 3 January, $1,080 on 15 September, by days of 365, is 11.45%', () => {
    const owedAt = (annualRateBps: number) => {
      const terms = loanTerms({
        amountFinanced: 1_000_00,
        annualRateBps,
        termMonths: 9,
        originatedOn: '1978-01-03',
        firstDueOn: '1978-02-03',
      });
      return payoff(terms, openAccount(terms).state, '1978-09-15').amount;
    };

    assertBetween(owedAt(1144), 1_080_00, owedAt(1146));
    assert.ok(Math.abs(owedAt(1145) - 1_080_00) <= 1);
  });
});
