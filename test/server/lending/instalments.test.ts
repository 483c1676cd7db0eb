import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  dueDateOf,
  instalmentsDueBy,
  levelInstalment,
} from '../../../demo/server/lending/instalments.ts';
import { leaseTerms, loanTerms } from './terms.ts';

describe('level instalment', () => {
  it('divides evenly where there is no interest', () => {
    assert.equal(levelInstalment(loanTerms({ annualRateBps: 0 })), 1_000_00);
    assert.equal(levelInstalment(loanTerms({ annualRateBps: 0, amountFinanced: 1_000_06 })), 83_34);
  });

  it('of a lease pays the depreciation and the rent on all of the balance', () => {
    const terms = leaseTerms();
    const depreciation = (30_000_00 - 18_000_00) / 24;
    const rent = ((30_000_00 + 18_000_00) / 2) * (480 / 120_000);

    const instalment = levelInstalment(terms);

    // The money-factor rule of thumb takes the average balance; constant yield is close to it.
    assert.ok(Math.abs(instalment - (depreciation + rent)) < 2_00);
    assert.equal(levelInstalment(leaseTerms({ annualRateBps: 0 })), depreciation);
  });

  it('does not tip over at the longest term and the highest rate', () => {
    const terms = loanTerms({ amountFinanced: 1_000_000_00, annualRateBps: 4000, termMonths: 480 });

    // A month's interest of $33,333.33 and a third of a cent, and half a cent of principal.
    assert.equal(levelInstalment(terms), 33_333_34);
  });
});

describe('due dates', () => {
  it('clamp to the end of short months and come back', () => {
    const terms = loanTerms({ originatedOn: '2027-12-31', firstDueOn: '2028-01-31' });

    const dates = [1, 2, 3, 4, 12].map((number) => dueDateOf(terms, number));

    assert.deepEqual(dates, ['2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30', '2028-12-31']);
  });

  it('keep the day meant where the first month clamped it', () => {
    const terms = loanTerms({ firstDueOn: '2026-02-28', dueDay: 30 });

    assert.deepEqual(
      [1, 2, 3].map((number) => dueDateOf(terms, number)),
      ['2026-02-28', '2026-03-30', '2026-04-30'],
    );
  });

  for (const dueDay of [1, 15, 28, 29, 30, 31]) {
    it(`are counted right on and around each of them, due on day ${dueDay}`, () => {
      const day = String(Math.min(dueDay, 28)).padStart(2, '0');
      const terms = loanTerms({ firstDueOn: `2026-02-${day}`, dueDay });

      for (let number = 1; number <= terms.termMonths; number += 1) {
        const date = dueDateOf(terms, number);
        const before = new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
        assert.equal(instalmentsDueBy(terms, date), number);
        assert.equal(instalmentsDueBy(terms, before), number - 1);
      }
    });
  }

  it('are none before the first and all after the last', () => {
    assert.equal(instalmentsDueBy(loanTerms(), '2020-01-01'), 0);
    assert.equal(instalmentsDueBy(loanTerms(), '2040-01-01'), 12);
  });
});
