import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSchedule } from '../../../../demo/server/lending/index.ts';
import { levelInstalment } from '../../../../demo/server/lending/instalments.ts';
import { loanTerms } from '../terms.ts';

/** A loan by months of a twelfth of a year, as the books reckon. */
function monthly(amountFinanced: number, annualRateBps: number, termMonths: number) {
  return loanTerms({ amountFinanced, annualRateBps, termMonths, dayCount: '30/360' });
}

describe('published schedules', () => {
  // Barnett, Ziegler and Byleen, "Finite Mathematics", 12th edition, chapter 3: $500 in six monthly
  // payments at 1% a month on the unpaid balance.
  it('Barnett, Ziegler, Byleen: $500 in six payments of $86.27, of which $5.00 is interest', () => {
    const [first] = buildSchedule(monthly(500_00, 1200, 6));

    assert.equal(first?.amount, 86_27);
    assert.equal(first.interest, 5_00);
    assert.equal(first.principal, 81_27);
    assert.equal(first.principalAfter, 418_73);
  });

  // NumPy Reference, numpy.ipmt (1.14) and NumPy Financial, ipmt, "Examples": the amortization
  // schedule of a one-year loan of $2500 at 8.24%. It is reckoned there without rounding, so our
  // payment of whole cents may leave a cent's difference in a row.
  it('NumPy: the twelve rows of $2,500 at 8.24%', () => {
    const printed = [
      [20058, 1717, 229942],
      [20196, 1579, 209746],
      [20335, 1440, 189411],
      [20474, 1301, 168937],
      [20615, 1160, 148322],
      [20756, 1018, 127566],
      [20899, 876, 106667],
      [21042, 732, 85625],
      [21187, 588, 64438],
      [21332, 442, 43105],
      [21479, 296, 21626],
      [21626, 149, 0],
    ];

    const rows = buildSchedule(monthly(2_500_00, 824, 12));

    assert.equal(rows.length, printed.length);
    for (const [index, [principal = 0, interest = 0, after = 0]] of printed.entries()) {
      const row = rows[index];
      assert.ok(row);
      assert.ok(Math.abs(row.principal - principal) <= 1, `principal of ${row.number}`);
      assert.ok(Math.abs(row.interest - interest) <= 1, `interest of ${row.number}`);
      assert.ok(Math.abs(row.principalAfter - after) <= 2, `balance after ${row.number}`);
    }
    assert.equal(rows.at(-1)?.principalAfter, 0);
  });

  // Hewlett-Packard, "HP 12C Loan Amortizations", examples 1 and 2. The calculator rounds every
  // month's interest to the cent and forgets the fraction, which we carry: a cent in a year (the
  // user's guide says so of "statements of lending institutions").
  for (const [year, interest, principal, after] of [
    [1, 13_894_66, 1_579_82, 178_420_18],
    [2, 13_767_79, 1_706_69, 176_713_49],
  ] as const) {
    it(`HP 12C: year ${year} of $180,000 at 7.75% over 30 years`, () => {
      const rows = buildSchedule(monthly(180_000_00, 775, 360)).slice(12 * year - 12, 12 * year);
      const sum = (part: 'interest' | 'principal') =>
        rows.reduce((total, row) => total + row[part], 0);

      assert.equal(sum('interest') + sum('principal'), interest + principal);
      assert.ok(Math.abs(sum('interest') - interest) <= 1);
      assert.ok(Math.abs((rows.at(-1)?.principalAfter ?? 0) - after) <= 2);
    });
  }

  // Hewlett-Packard, "hp 12c platinum user's guide", section 3, "Amortization".
  it('HP 12C Platinum: $250,000 at 5.25% over 30 years', () => {
    const [first] = buildSchedule(monthly(250_000_00, 525, 360));

    assert.deepEqual(
      [first?.amount, first?.interest, first?.principal, first?.principalAfter],
      [1_380_51, 1_093_75, 286_76, 249_713_24],
    );
  });

  it('HP 12C Platinum: $250,000 at 5.25% over 25 years', () => {
    const [first, second] = buildSchedule(monthly(250_000_00, 525, 300));

    assert.deepEqual([first?.interest, first?.principal], [1_093_75, 404_37]);
    assert.deepEqual([second?.interest, second?.principal], [1_091_98, 406_14]);
  });

  // Microsoft, "Visual FoxPro 9.0 language reference", PAYMENT( ) Function, "Example".
  it('Visual FoxPro: $100,000 at 10.5% over 20 years is $998.38 a month', () => {
    assert.equal(levelInstalment(monthly(100_000_00, 1050, 240)), 998_38);
  });
});
