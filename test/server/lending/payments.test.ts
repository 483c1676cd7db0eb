import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  assessFees,
  isLendingError,
  openAccount,
  payoff,
  receivePayment,
  reversePayment,
} from '../../../demo/server/lending/index.ts';
import { accrueTo } from '../../../demo/server/lending/account.ts';
import { leaseTerms, loanTerms } from './terms.ts';

const terms = loanTerms();
const opened = openAccount(terms).state;

function codeOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    return isLendingError(error) ? error.code : String(error);
  }
  return undefined;
}

describe('a payment', () => {
  it('goes to fees, then interest, then principal', () => {
    const late = assessFees(terms, opened, '2026-02-26').state;

    const split = (amount: number) =>
      receivePayment(terms, late, { amount, date: '2026-02-26' }).entry.allocation;

    // 42 days of $12,000.00 at 6% are $82.85.
    assert.deepEqual(split(10_00), { fees: 10_00, interest: 0, principal: 0 });
    assert.deepEqual(split(25_00), { fees: 25_00, interest: 0, principal: 0 });
    assert.deepEqual(split(25_01), { fees: 25_00, interest: 1, principal: 0 });
    assert.deepEqual(split(107_85), { fees: 25_00, interest: 82_85, principal: 0 });
    assert.deepEqual(split(107_86), { fees: 25_00, interest: 82_85, principal: 1 });
  });

  it('is written with postings for each part', () => {
    const late = assessFees(terms, opened, '2026-02-26').state;

    const { entry } = receivePayment(terms, late, { amount: 200_00, date: '2026-02-26' });

    assert.deepEqual(entry.postings, [
      { ledgerAccount: 'cash:clearing', amount: 200_00 },
      { ledgerAccount: 'receivable:fees', amount: -25_00 },
      { ledgerAccount: 'income:interest', amount: -82_85 },
      { ledgerAccount: 'receivable:principal', amount: -92_15 },
    ]);
    assert.equal(entry.principalAfter, 12_000_00 - 92_15);
  });

  it('collects a cent a day exactly over a year of days', () => {
    // $100.00 at 3.65% bears a cent a day; at 3.64% it bears 364 cents in a year, never 365.
    for (const [annualRateBps, total] of [
      [365, 365],
      [364, 364],
      [182, 182],
    ] as const) {
      const small = loanTerms({ amountFinanced: 100_00, annualRateBps });
      let { state } = openAccount(small);
      let collected = 0;
      for (let day = 1; day <= 365; day += 1) {
        const date = new Date(Date.UTC(2026, 0, 15 + day)).toISOString().slice(0, 10);
        const { interest } = payoff(small, state, date);
        if (interest === 0) continue;
        ({ state } = receivePayment(small, state, { amount: interest, date }));
        collected += interest;
      }
      assert.equal(collected, total);
      assert.equal(state.principal, 100_00);
    }
  });

  it('of the payoff closes the account at nothing', () => {
    const { amount } = payoff(terms, opened, '2026-02-03');

    const { state, entry } = receivePayment(terms, opened, { amount, date: '2026-02-03' });

    assert.equal(state.closedOn, '2026-02-03');
    assert.equal(entry.principalAfter, 0);
    assert.deepEqual(payoff(terms, state, '2027-01-01'), {
      amount: 0,
      perDiem: 0,
      goodThrough: '2027-01-01',
      principal: 0,
      interest: 0,
      fees: 0,
    });
  });

  it('of a cent less than the payoff leaves it open', () => {
    const { amount } = payoff(terms, opened, '2026-02-03');

    const { state } = receivePayment(terms, opened, { amount: amount - 1, date: '2026-02-03' });

    assert.equal(state.closedOn, null);
    assert.equal(payoff(terms, state, '2026-02-03').amount, 1);
  });

  it('leaves the state it was given as it was', () => {
    const before = structuredClone(opened);

    receivePayment(terms, opened, { amount: 500_00, date: '2026-02-15' });

    assert.deepEqual(opened, before);
  });

  it('is refused where it is nothing, too much or too early', () => {
    const { amount } = payoff(terms, opened, '2026-02-15');
    const { state } = receivePayment(terms, opened, { amount: 1_00, date: '2026-02-15' });
    const code = (value: number, date: string) =>
      codeOf(() => receivePayment(terms, state, { amount: value, date }));

    assert.equal(code(0, '2026-02-15'), 'amount_too_small');
    assert.equal(code(-1, '2026-02-15'), 'amount_too_small');
    assert.equal(code(amount, '2026-02-15'), 'amount_over_payoff');
    assert.equal(code(amount - 1_00 + 1, '2026-02-15'), 'amount_over_payoff');
    assert.equal(code(amount - 1_00, '2026-02-15'), undefined);
    assert.equal(code(1_00, '2026-02-14'), 'date_too_early');
    assert.match(code(0.5, '2026-02-15') ?? '', /^RangeError/);
  });
});

describe('a reversal', () => {
  const paid = receivePayment(terms, opened, { amount: 1_032_00, date: '2026-02-15' });

  it('leaves the account as if the payment had never been', () => {
    const { state } = reversePayment(terms, paid.state, paid.entry, '2026-02-19');

    assert.deepEqual(state, accrueTo(terms, opened, '2026-02-19'));
  });

  it('is an entry of its own that undoes every posting', () => {
    const { entry } = reversePayment(terms, paid.state, paid.entry, '2026-02-19');

    assert.equal(entry.kind, 'reversal');
    assert.equal(entry.date, '2026-02-19');
    assert.equal(entry.principalAfter, 12_000_00);
    assert.deepEqual(entry.allocation, paid.entry.allocation);
    assert.deepEqual(
      entry.postings,
      paid.entry.postings.map((side) => ({ ...side, amount: -side.amount })),
    );
  });

  for (const kind of ['loan', 'lease'] as const) {
    it(`opens a ${kind} again that the payment had closed, with the interest since`, () => {
      const contract = kind === 'loan' ? loanTerms() : leaseTerms();
      const start = openAccount(contract).state;
      const { amount } = payoff(contract, start, '2026-03-01');
      const closing = receivePayment(contract, start, { amount, date: '2026-03-01' });

      const { state } = reversePayment(contract, closing.state, closing.entry, '2026-03-06');

      assert.deepEqual(state, accrueTo(contract, start, '2026-03-06'));
    });
  }

  it('on a day before the last entry counts from that entry', () => {
    const { state } = reversePayment(terms, paid.state, paid.entry, '2026-02-14');

    assert.deepEqual(state, accrueTo(terms, opened, '2026-02-15'));
  });

  it('of an early payment, after the last, opens the account until fees and interest are paid', () => {
    const late = assessFees(terms, opened, '2026-02-26').state;
    const early = receivePayment(terms, late, { amount: 25_00 + 82_85, date: '2026-02-26' });
    const rest = receivePayment(terms, early.state, { amount: 12_000_00, date: '2026-02-26' });

    const back = reversePayment(terms, rest.state, early.entry, '2026-03-02').state;
    const fees = receivePayment(terms, back, { amount: 25_00, date: '2026-03-02' }).state;
    const all = receivePayment(terms, fees, { amount: 82_85, date: '2026-03-02' }).state;

    assert.deepEqual(
      [rest.state, back, fees, all].map((state) => state.closedOn),
      ['2026-02-26', null, null, '2026-03-02'],
    );
    assert.equal(payoff(terms, fees, '2026-03-02').amount, 82_85);
  });

  it('is refused for what is no payment of this account', () => {
    const { entry } = openAccount(terms);
    const twice = reversePayment(terms, paid.state, paid.entry, '2026-02-19');

    const again = receivePayment(terms, twice.state, { amount: 1_032_00, date: '2026-02-19' });

    const refusals = [
      codeOf(() => reversePayment(terms, paid.state, entry, '2026-02-19')),
      codeOf(() => reversePayment(terms, again.state, twice.entry, '2026-02-19')),
      codeOf(() => reversePayment(terms, twice.state, paid.entry, '2026-02-20')),
    ];

    assert.deepEqual(refusals, Array(3).fill('payment_not_reversible'));
  });
});
