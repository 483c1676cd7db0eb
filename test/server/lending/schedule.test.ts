import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  buildSchedule,
  openAccount,
  payoff,
  receivePayment,
} from '../../../demo/server/lending/index.ts';
import { leaseTerms, loanTerms } from './terms.ts';

describe('schedule', () => {
  it('bears interest by the days of each month', () => {
    const [first, second] = buildSchedule(loanTerms());

    // 12,000.00 x 6% x 31 / 365, then by the 28 days of February on what is left.
    assert.equal(first?.interest, 61_15);
    assert.equal(second?.interest, Math.round((first.principalAfter * 0.06 * 28) / 365));
    assert.equal(second.dueDate, '2026-03-15');
  });

  for (const [name, terms] of [
    ['loan', loanTerms()],
    ['lease', leaseTerms()],
    ['loan without interest', loanTerms({ annualRateBps: 0, amountFinanced: 1_000_06 })],
    ['loan with a long first period', loanTerms({ firstDueOn: '2026-03-15' })],
    [
      'loan whose first period costs more than an instalment',
      {
        ...loanTerms({ annualRateBps: 2999, termMonths: 84 }),
        firstDueOn: '2026-03-18',
      },
    ],
  ] as const) {
    it(`of a ${name} adds up and ends at nothing`, () => {
      const rows = buildSchedule(terms);

      let before = terms.kind === 'loan' ? terms.amountFinanced : 12_000_00;
      for (const row of rows) {
        assert.equal(row.interest + row.principal, row.amount);
        assert.equal(row.principalAfter, before - row.principal);
        assert.ok(row.interest >= 0 && row.principal >= 0);
        before = row.principalAfter;
      }
      assert.equal(before, 0);
      assert.equal(rows.length, terms.termMonths);
      assert.equal(new Set(rows.slice(0, -1).map((row) => row.amount)).size, 1);
    });

    it(`of a ${name} is what the books say when every instalment is paid on its date`, () => {
      let { state } = openAccount(terms);

      for (const row of buildSchedule(terms)) {
        const last = row.number === terms.termMonths;
        const amount = last ? payoff(terms, state, row.dueDate).amount : row.amount;
        const step = receivePayment(terms, state, { amount, date: row.dueDate });
        state = step.state;
        const { interest, principal } = step.entry.allocation;
        assert.deepEqual(
          [amount, interest, principal, state.principal],
          [row.amount, row.interest, row.principal, row.principalAfter],
        );
      }

      assert.equal(state.closedOn, buildSchedule(terms).at(-1)?.dueDate);
    });
  }
});
