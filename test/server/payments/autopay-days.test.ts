import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addDays,
  dueDateOf,
  isBusinessDay,
  type LoanTerms,
  openAccount,
} from '../../../demo/server/lending/index.ts';
import { debitDays, stopBy } from '../../../demo/server/payments/autopay/days.ts';
import { type AutopayTerms, debitsOn } from '../../../demo/server/payments/autopay/plan.ts';

function loan(firstDueOn: string, graceDays = 10, dueDay?: number): LoanTerms {
  return {
    kind: 'loan',
    currency: 'USD',
    amountFinanced: 20_000_00,
    annualRateBps: 499,
    termMonths: 72,
    originatedOn: addDays(firstDueOn, -30),
    firstDueOn,
    ...(dueDay === undefined ? {} : { dueDay }),
    lateFee: { amount: 25_00, graceDays },
    billingLeadDays: 21,
  };
}

describe('the day of an automatic payment', () => {
  const cases: readonly [string, LoanTerms, number, number | null, string[]][] = [
    ['is the due date', loan('2026-06-10'), 1, null, ['2026-06-10']],
    ['is the Monday after a due date on a Saturday', loan('2026-06-13'), 1, null, ['2026-06-15']],
    [
      'is the Friday before where there is no grace',
      loan('2026-06-13', 0),
      1,
      null,
      ['2026-06-12'],
    ],
    [
      'is the Friday before where the grace ends on Sunday',
      loan('2026-06-13', 1),
      1,
      null,
      ['2026-06-12'],
    ],
    ['passes a holiday', loan('2026-12-25'), 1, null, ['2026-12-28']],
    [
      'is the day chosen, before the due date',
      loan('2026-06-24'),
      1,
      3,
      ['2026-06-03', '2026-06-24'],
    ],
    [
      'is that of the month before where it comes later',
      loan('2026-06-03'),
      1,
      24,
      ['2026-05-26', '2026-06-03'],
    ],
    [
      'is that of the year before in January',
      loan('2027-01-05'),
      1,
      20,
      ['2026-12-21', '2027-01-05'],
    ],
    ['is the last of a short month', loan('2027-01-31'), 2, 30, ['2027-03-01']],
    ['is the last of February in a leap year', loan('2027-12-31'), 3, 29, ['2028-02-29']],
    ['is once where both fall together', loan('2026-06-10'), 1, 10, ['2026-06-10']],
  ];
  for (const [what, terms, number, day, expected] of cases) {
    it(`${what}: ${expected.join(', ')}`, () => {
      assert.deepEqual(debitDays(terms, number, day), expected);
    });
  }

  it('comes once for each instalment, in order, and never costs a late fee', () => {
    for (const graceDays of [0, 1, 2, 3, 10]) {
      for (const [first, dueDay] of [
        ['2026-01-01', 1],
        ['2026-02-28', 30],
        ['2026-02-28', 31],
        ['2026-03-31', 31],
        ['2026-04-15', 15],
      ] as const) {
        const terms = loan(first, graceDays, dueDay);
        for (const day of [null, 1, 5, 15, 28, 29, 30, 31]) {
          let before = '';
          for (let number = 1; number <= terms.termMonths; number += 1) {
            const days = debitDays(terms, number, day);
            const what = `due ${dueDay}, day ${String(day)}, grace ${graceDays}, number ${number}`;
            const latest = addDays(dueDateOf(terms, number), graceDays);
            assert.ok(
              days.every((one) => one <= latest && isBusinessDay(one)),
              what,
            );
            assert.ok((days[0] ?? '') > before, `${what}: ${days[0]} after ${before}`);
            before = days[0] ?? '';
          }
        }
      }
    }
  });

  it('can be stopped by right until three business days before', () => {
    // Over a weekend, and over Thanksgiving.
    assert.equal(stopBy('2026-06-10'), '2026-06-05');
    assert.equal(stopBy('2026-11-27'), '2026-11-23');
  });
});

describe('what is taken without a word', () => {
  const terms = loan('2026-06-10');
  const { state } = openAccount(terms);
  const { instalment } = state;
  const order: AutopayTerms = {
    amount_kind: 'due',
    amount: null,
    day: null,
    given_on: '2026-05-20',
    usual: null,
  };
  const second = '2026-07-10';

  /** What the second due date takes, where nothing was paid for the first: two instalments are due. */
  function taken(told?: { amount: number; on: string }, usual: number | null = null) {
    const [debit] = debitsOn({ terms, state }, { ...order, usual }, second, {
      waiting: [],
      taken: new Set([1]),
      told: new Map(told ? [[second, told]] : []),
      planPending: false,
    });
    return debit?.amount;
  }

  it('is at most a tenth above the instalment', () => {
    assert.equal(taken(), instalment + Math.floor(instalment / 10));
  });

  it('is at most a tenth above what was taken last, where that was more', () => {
    const usual = instalment + 5_000;

    assert.equal(taken(undefined, usual), usual + Math.floor(usual / 10));
  });

  it('is all that is due where that was told ten days before, and not nine', () => {
    const amount = 2 * instalment;

    assert.equal(taken({ amount, on: addDays(second, -10) }), amount);
    assert.equal(
      taken({ amount, on: addDays(second, -9) }),
      instalment + Math.floor(instalment / 10),
    );
  });

  const due = {
    waiting: [],
    taken: new Set<number>(),
    told: new Map<string, never>(),
    planPending: false,
  };

  it('is nothing on the day that it was agreed to, or before', () => {
    const given = { ...order, given_on: '2026-06-10' };

    assert.equal(debitsOn({ terms, state }, order, '2026-06-10', due).length, 1);
    assert.deepEqual(debitsOn({ terms, state }, given, '2026-06-10', due), []);
  });

  it('is nothing where the instalment has been taken', () => {
    const taken = new Set([1]);

    assert.deepEqual(debitsOn({ terms, state }, order, '2026-06-10', { ...due, taken }), []);
  });

  it('is nothing while a payoff waits, which counts on nothing being paid before', () => {
    const payoff = { date: '2026-06-12', amount: 20_000_00, kind: 'payoff' as const };

    assert.deepEqual(
      debitsOn({ terms, state }, order, '2026-06-10', { ...due, waiting: [payoff] }),
      [],
    );
  });
});
