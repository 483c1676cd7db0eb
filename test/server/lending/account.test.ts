import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openAccount, type Terms } from '../../../demo/server/lending/index.ts';
import { leaseTerms, loanTerms } from './terms.ts';

describe('opening an account', () => {
  it('pays out a loan to the dealer', () => {
    const { state, entry } = openAccount(loanTerms());

    assert.equal(state.principal, 12_000_00);
    assert.deepEqual(entry, {
      kind: 'disbursement',
      date: '2026-01-15',
      amount: 12_000_00,
      allocation: { fees: 0, interest: 0, principal: 12_000_00 },
      principalAfter: 12_000_00,
      postings: [
        { ledgerAccount: 'receivable:principal', amount: 12_000_00 },
        { ledgerAccount: 'payable:dealer', amount: -12_000_00 },
      ],
    });
  });

  it('owes of a lease the depreciation alone', () => {
    assert.equal(openAccount(leaseTerms()).state.principal, 12_000_00);
  });

  const faults: [string, Terms][] = [
    ['a fraction of a cent', loanTerms({ amountFinanced: 100_000.5 })],
    ['nothing financed', loanTerms({ amountFinanced: 0 })],
    ['less than a cent a month', loanTerms({ amountFinanced: 11 })],
    ['instalments that end before the term', loanTerms({ amountFinanced: 18, annualRateBps: 0 })],
    ['more than is exact', loanTerms({ amountFinanced: 1_000_000_01 })],
    ['a negative rate', loanTerms({ annualRateBps: -1 })],
    ['a rate past all reason', loanTerms({ annualRateBps: 4001 })],
    ['a fraction of a basis point', loanTerms({ annualRateBps: 549.5 })],
    ['no term', loanTerms({ termMonths: 0 })],
    ['a negative fee', loanTerms({ lateFee: { amount: -1, graceDays: 10 } })],
    ['a first instalment before the contract', loanTerms({ firstDueOn: '2026-01-14' })],
    ['a first instalment months away', loanTerms({ firstDueOn: '2026-05-15' })],
    ['a due day that is not the first instalment’s', loanTerms({ dueDay: 16 })],
    ['a day that does not exist', loanTerms({ firstDueOn: '2026-02-30' })],
    [
      'a lease that is all but rent',
      leaseTerms({ residual: 29_900_00, annualRateBps: 3000, firstDueOn: '2026-01-16' }),
    ],
    ['a residual as high as the cost', leaseTerms({ residual: 30_000_00 })],
  ];
  for (const [what, terms] of faults) {
    it(`refuses ${what}`, () => {
      assert.throws(() => openAccount(terms), RangeError);
    });
  }
});
