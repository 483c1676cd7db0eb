import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  accrual,
  dailyInterest,
  interestDays,
  wholeCents,
} from '../../../demo/server/lending/interest.ts';
import { loanTerms } from './terms.ts';

const CENT = 3_650_000;

describe('interest days', () => {
  it('are calendar days under actual/365, in leap years too', () => {
    assert.equal(interestDays('2024-01-01', '2025-01-01', 'actual/365'), 366);
    assert.equal(interestDays('2025-01-31', '2025-02-28', 'actual/365'), 28);
  });

  it('are thirty a month under 30/360', () => {
    assert.equal(interestDays('2025-01-31', '2025-02-28', '30/360'), 28);
    assert.equal(interestDays('2025-01-15', '2025-02-15', '30/360'), 30);
    assert.equal(interestDays('2025-01-30', '2025-01-31', '30/360'), 0);
    assert.equal(interestDays('2024-01-15', '2025-01-15', '30/360'), 360);
  });

  it('are none backwards', () => {
    assert.equal(interestDays('2025-02-01', '2025-01-01', 'actual/365'), 0);
  });
});

describe('interest', () => {
  it('is the balance times the rate times the days, exactly', () => {
    const units = accrual(loanTerms({ annualRateBps: 549 }), 28_450_00, '2026-01-01', '2026-01-02');

    assert.equal(units, 28_450_00 * 549);
    assert.equal(units / CENT, (28_450_00 * 0.0549) / 365);
  });

  for (const [units, cents] of [
    [0, 0],
    [CENT / 2 - 1, 0],
    [CENT / 2, 0],
    [CENT / 2 + 1, 1],
    [CENT + CENT / 2, 2],
    [2 * CENT + CENT / 2, 2],
    [2 * CENT + CENT / 2 + 1, 3],
    [-CENT / 2, 0],
    [-1, 0],
  ] as const) {
    it(`of ${units} units is collected as ${cents} cents, half to even`, () => {
      assert.ok(Object.is(wholeCents(loanTerms(), units), cents));
    });
  }

  it('of a day is told in whole cents', () => {
    assert.equal(dailyInterest(loanTerms({ annualRateBps: 549 }), 28_450_00), 428);
  });

  it('refuses what whole numbers cannot hold', () => {
    assert.throws(
      () => accrual(loanTerms({ annualRateBps: 4000 }), 1e12, '1900-01-01', '2026-01-01'),
      RangeError,
    );
  });
});
