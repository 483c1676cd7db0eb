import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addMonths,
  openAccount,
  payoff,
  receivePayment,
} from '../../../../demo/server/lending/index.ts';
import { leaseTerms } from '../terms.ts';

// Board of Governors of the Federal Reserve System, "Vehicle Leasing", "Example: Constant Yield
// (Actuarial) Method": adjusted capitalized cost $18,800.00, 48 months, base monthly payment
// $244.69, residual value $12,350.00, 8.497%, a month's rent charge being 1/12 of a year's.
// https://www.federalreserve.gov/pubs/leasing/resource/different/early_exp1.htm
// The payments there come at the beginning of each month. Our rates have two decimals: what 8.497% gives
// is seven tenths of the way from 8.49% to 8.50%. A lease of ten times the size shows it to a tenth of a cent.

const SIGNED_ON = '2026-01-01';
const SIZE = 10;
const PAYMENT = 244_69 * SIZE;

/** The example's lease after a number of payments, the first of them on signing. */
function leaseAfter(payments: number, annualRateBps: number) {
  const terms = leaseTerms({
    capitalisedCost: 18_800_00 * SIZE,
    // Less than the printed one by a month's rent, which the last payment leaves to be earned.
    residual: 12_000_00 * SIZE,
    annualRateBps,
    termMonths: 48,
    originatedOn: SIGNED_ON,
    firstDueOn: SIGNED_ON,
    dayCount: '30/360',
  });
  let { state } = openAccount(terms);
  for (let number = 0; number < payments; number += 1) {
    const date = addMonths(SIGNED_ON, number);
    ({ state } = receivePayment(terms, state, { amount: PAYMENT, date }));
  }
  return { terms, state };
}

/** Rent charged and balance at the end of a month. */
function endOfMonth(month: number, annualRateBps: number) {
  const { terms, state } = leaseAfter(month, annualRateBps);
  const { interest, principal } = payoff(terms, state, addMonths(SIGNED_ON, month));
  return { rent: interest, balance: principal + interest + terms.residual };
}

describe('Federal Reserve Board, constant yield example', () => {
  for (const [month, rent, balance] of [
    [1, 131_39, 18_686_70],
    [2, 130_59, 18_572_60],
  ] as const) {
    it(`charges rent of ${rent} cents in month ${month}`, () => {
      const low = endOfMonth(month, 849);
      const high = endOfMonth(month, 850);
      const between = (part: 'rent' | 'balance') =>
        Math.round((0.3 * low[part] + 0.7 * high[part]) / SIZE);

      assert.equal(between('rent'), rent);
      // The second row is reckoned there from the rounded first: a cent, which the books carry as a fraction.
      assert.ok(Math.abs(between('balance') - balance) <= month - 1, `${between('balance')}`);
    });
  }

  // Not to the cent: over 48 months the rate's third decimal alone is worth some forty cents.
  it('comes down to the residual of $12,350.00 at the end of month 48', () => {
    const low = endOfMonth(48, 849).balance / SIZE;
    const high = endOfMonth(48, 850).balance / SIZE;
    const between = 0.3 * low + 0.7 * high;

    assert.ok(Math.abs(between - 12_350_00) <= 40, `${between}`);
  });
});
