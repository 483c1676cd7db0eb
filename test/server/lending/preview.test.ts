import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  assessFees,
  isLendingError,
  openAccount,
  preview,
} from '../../../demo/server/lending/index.ts';
import { loanTerms } from './terms.ts';

const terms = loanTerms();
const opened = openAccount(terms).state;
const LEVEL = opened.instalment;

describe('a preview', () => {
  it('shows the split and what is left after it', () => {
    const late = assessFees(terms, opened, '2026-02-26').state;
    const order = { amount: LEVEL, date: '2026-02-26', today: '2026-02-26' };

    const { allocation, after } = preview(terms, late, order);

    const principal = LEVEL - 25_00 - 82_85;
    assert.deepEqual(allocation, { fees: 25_00, interest: 82_85, principal });
    assert.equal(after.principal, 12_000_00 - principal);
    assert.equal(after.pastDue, 25_00, 'the fee took a part of the instalment');
    assert.equal(after.amountDue, LEVEL + 25_00);
    assert.equal(after.dueDate, '2026-02-15');
  });

  it('counts as billed what will be by the payment’s date', () => {
    // The instalment of 15 March is billed on 18 February.
    const on = (date: string) =>
      preview(terms, opened, { amount: LEVEL, date, today: '2026-02-10' }).after.amountDue;

    assert.equal(on('2026-02-17'), 0);
    assert.equal(on('2026-02-18'), LEVEL);
  });

  it('changes nothing', () => {
    const before = structuredClone(opened);

    preview(terms, opened, { amount: 100_00, date: '2026-02-15', today: '2026-02-15' });

    assert.deepEqual(opened, before);
  });

  it('refuses what the payment would be refused for', () => {
    const order = { amount: 13_000_00, date: '2026-02-15', today: '2026-02-15' };

    assert.throws(
      () => preview(terms, opened, order),
      (error) => isLendingError(error) && error.code === 'amount_over_payoff',
    );
  });
});
