import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type AccountState,
  assessFees,
  openAccount,
  receivePayment,
  reversePayment,
} from '../../../demo/server/lending/index.ts';
import { loanTerms } from './terms.ts';

// Due on the 15th with ten days of grace: late from the 26th on.
const terms = loanTerms();
const opened = openAccount(terms).state;
const LEVEL = opened.instalment;

function pay(state: AccountState, amount: number, date: string): AccountState {
  return receivePayment(terms, state, { amount, date }).state;
}

describe('late fees', () => {
  it('come the day after the days of grace', () => {
    assert.equal(assessFees(terms, opened, '2026-02-25').entries.length, 0);

    const { state, entries } = assessFees(terms, opened, '2026-02-26');

    assert.equal(state.fees, 25_00);
    assert.deepEqual(entries, [
      {
        kind: 'fee',
        date: '2026-02-26',
        amount: 25_00,
        allocation: { fees: 25_00, interest: 0, principal: 0 },
        principalAfter: 12_000_00,
        postings: [
          { ledgerAccount: 'receivable:fees', amount: 25_00 },
          { ledgerAccount: 'income:fees', amount: -25_00 },
        ],
      },
    ]);
  });

  it('come once for each instalment', () => {
    const once = assessFees(terms, opened, '2026-02-26').state;

    assert.equal(assessFees(terms, once, '2026-03-20').entries.length, 0);
    assert.equal(assessFees(terms, once, '2026-03-26').entries.length, 1);
  });

  it('come for every instalment missed when looked at late, dated when they were due', () => {
    const { entries, state } = assessFees(terms, opened, '2026-05-01');

    assert.deepEqual(
      entries.map((entry) => entry.date),
      ['2026-02-26', '2026-03-26', '2026-04-26'],
    );
    assert.equal(state.fees, 75_00);
  });

  it('do not come where the instalment was paid by the last day of grace', () => {
    const paid = pay(opened, LEVEL, '2026-02-25');

    assert.equal(assessFees(terms, paid, '2026-03-01').entries.length, 0);
  });

  it('come where a cent of the instalment is missing', () => {
    const short = pay(opened, LEVEL - 1, '2026-02-15');

    assert.equal(assessFees(terms, short, '2026-02-26').entries.length, 1);
  });

  it('do not come because an earlier fee took part of a payment', () => {
    const charged = assessFees(terms, opened, '2026-02-26').state;
    const first = pay(charged, LEVEL, '2026-02-27');
    const second = pay(first, LEVEL, '2026-03-15');

    assert.equal(second.collected, 2 * LEVEL - 25_00);
    assert.equal(assessFees(terms, second, '2026-04-01').entries.length, 0);
  });

  it('come after a returned payment left the instalment unpaid', () => {
    const { state, entry } = receivePayment(terms, opened, { amount: LEVEL, date: '2026-02-15' });
    const looked = assessFees(terms, state, '2026-02-26').state;

    const returned = reversePayment(terms, looked, entry, '2026-02-27').state;

    assert.equal(assessFees(terms, returned, '2026-02-27').entries.length, 1);
  });

  it('are not charged where the contract has none', () => {
    const free = loanTerms({ lateFee: { amount: 0, graceDays: 0 } });

    assert.equal(assessFees(free, openAccount(free).state, '2026-12-01').entries.length, 0);
  });

  it('end with the account', () => {
    const charged = assessFees(terms, opened, '2026-02-26').state;
    const paid = pay(charged, 12_000_00 + 25_00 + 82_85, '2026-02-26');

    assert.equal(paid.closedOn, '2026-02-26');
    assert.equal(assessFees(terms, paid, '2027-06-01').entries.length, 0);
  });
});
