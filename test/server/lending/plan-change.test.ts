import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  assessFees,
  buildSchedule,
  changeAhead,
  daysBetween,
  dueChangeFor,
  dueDateOf,
  instalmentsPaid,
  type IsoDate,
  openAccount,
  payoff,
  planEffect,
  type PlanOrder,
  receivePayment,
  standing,
  type Terms,
  waiveFees,
  withDueChange,
} from '../../../demo/server/lending/index.ts';
import { instalmentsDueBy } from '../../../demo/server/lending/instalments.ts';
import { originalPrincipal, residualOf } from '../../../demo/server/lending/terms.ts';
import { debitDays, numbersAround } from '../../../demo/server/payments/autopay/days.ts';
import { live } from './life.ts';
import { anyHappenings, anyTerms, randomRuns } from './random.ts';
import { loanTerms } from './terms.ts';

const anyOrder: fc.Arbitrary<PlanOrder> = fc.oneof(
  fc.record({ kind: fc.constant('due_date' as const), choice: fc.integer({ min: 1, max: 28 }) }),
  fc.record({
    kind: fc.constantFrom('extension' as const, 'hardship' as const),
    choice: fc.integer({ min: 1, max: 3 }),
  }),
);

/** Terms under one or two changes, each made on a day of the contract's life, nothing paid behind. */
const anyChanged = fc
  .tuple(anyTerms, fc.array(fc.tuple(anyOrder, fc.nat(2_500)), { minLength: 1, maxLength: 3 }))
  .map(([terms, orders]) => {
    let changed = terms;
    for (const [order, after] of orders) {
      const day = addDays(terms.originatedOn, after % (terms.termMonths * 31));
      // Everything due by then is paid on its date.
      const state = paidThrough(changed, instalmentsDueBy(changed, day));
      const change = dueChangeFor(changed, state, order, day);
      if (change) changed = withDueChange(changed, change);
    }
    return { before: terms, after: changed };
  });

function paidThrough(terms: Terms, count: number) {
  let { state } = openAccount(terms);
  for (const { dueDate, amount } of buildSchedule(terms).slice(0, count)) {
    state = receivePayment(terms, state, { amount, date: dueDate }).state;
  }
  return state;
}

/** 30/360 or calendar days, counted here once more and differently. */
function daysOf(terms: Terms, from: IsoDate, to: IsoDate): bigint {
  if (terms.dayCount !== '30/360') return BigInt(daysBetween(from, to));
  const months = (date: IsoDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  const thirty = (date: IsoDate) => Math.min(Number(date.slice(8)), 30);
  return BigInt(30 * (months(to) - months(from)) + thirty(to) - thirty(from));
}

describe('a change of plan', () => {
  it('leaves the principal, bears simple daily interest and ends at nothing', () => {
    fc.assert(
      fc.property(anyChanged, ({ after: terms }) => {
        const rows = buildSchedule(terms);

        const principal = rows.reduce((sum, row) => sum + row.principal, 0);
        assert.equal(principal, originalPrincipal(terms));
        assert.equal(rows.length, terms.termMonths);
        assert.equal(rows.at(-1)?.principalAfter, 0);
        assert.equal(rows.at(-1)?.dueDate, dueDateOf(terms, terms.termMonths));
        // What was owed on every day, by days counted apart from the schedule's own.
        const rate = BigInt(terms.annualRateBps);
        let units = 0n;
        let owed = BigInt(originalPrincipal(terms) + residualOf(terms));
        let from = terms.originatedOn;
        for (const row of rows) {
          units += owed * rate * daysOf(terms, from, row.dueDate);
          owed -= BigInt(row.principal);
          from = row.dueDate;
        }
        const cent = terms.dayCount === '30/360' ? 3_600_000n : 3_650_000n;
        const interest = BigInt(rows.reduce((sum, row) => sum + row.interest, 0));
        const off = 2n * (units - interest * cent);
        assert.ok(off <= cent && off >= -cent, 'half a cent at most is rounded away, once');
      }),
      randomRuns,
    );
  });

  it('moves dates later and never earlier, in order, and is counted by them', () => {
    fc.assert(
      fc.property(anyChanged, ({ before, after }) => {
        let last = after.originatedOn;
        for (let number = 1; number <= after.termMonths; number += 1) {
          const due = dueDateOf(after, number);
          assert.ok(due >= dueDateOf(before, number));
          assert.ok(number === 1 ? due >= last : due > last);
          assert.equal(instalmentsDueBy(after, due), number);
          assert.equal(instalmentsDueBy(after, addDays(due, -1)), number - 1);
          last = due;
        }
      }),
      randomRuns,
    );
  });

  it('lets autopay find each instalment around each of its days, in order', () => {
    const day = fc.option(fc.integer({ min: 1, max: 31 }));
    fc.assert(
      fc.property(anyChanged, day, ({ after: terms }, chosen) => {
        let before = '';
        for (let number = 1; number <= terms.termMonths; number += 1) {
          const days = debitDays(terms, number, chosen);
          for (const one of days) assert.ok(numbersAround(terms, one).includes(number));
          assert.ok((days[0] ?? '') > before);
          before = days[0] ?? '';
        }
      }),
      randomRuns,
    );
  });

  it('charges no late fee for what it moved before the new date, whatever went before', () => {
    fc.assert(
      fc.property(anyTerms, anyHappenings, anyOrder, (terms, happenings, order) => {
        const { state, today } = live(terms, happenings);
        const change = dueChangeFor(terms, state, order, today);
        fc.pre(change !== undefined);
        const moved = withDueChange(terms, change);

        const last = addDays(change.dueOn, terms.lateFee.graceDays);
        const { entries, state: then } = assessFees(moved, state, last);

        // Those before it are charged as before; of those it moved, none.
        const without = assessFees(terms, state, last).entries.filter(({ date }) =>
          entries.some((entry) => entry.date === date),
        );
        assert.deepEqual(entries, without);
        assert.ok(
          then.lateFeeThrough < change.from || then.lateFeeThrough === state.lateFeeThrough,
        );
      }),
      randomRuns,
    );
  });

  it('shows the interest that the books then take, to the cent', () => {
    fc.assert(
      fc.property(anyTerms, fc.nat(2_000), anyOrder, (terms, after, order) => {
        const day = addDays(terms.originatedOn, after % (terms.termMonths * 31));
        const state = paidThrough(terms, instalmentsDueBy(terms, day));
        const change = dueChangeFor(terms, state, order, day);
        fc.pre(change !== undefined);
        const moved = withDueChange(terms, change);

        const effect = planEffect(terms, moved, state, day);

        const taken = [terms, moved].map((one) => {
          let now = state;
          let interest = 0;
          const rows = buildSchedule(one).slice(instalmentsPaid(terms, state));
          for (const { number, dueDate } of rows) {
            const most = payoff(one, now, dueDate).amount;
            const open = number * now.instalment - now.collected;
            const amount = number === one.termMonths ? most : Math.min(open, most);
            const step = receivePayment(one, now, { amount, date: dueDate });
            interest += step.entry.allocation.interest;
            now = step.state;
          }
          assert.equal(now.closedOn, dueDateOf(one, one.termMonths));
          return interest;
        });
        assert.equal(effect.interest, (taken[1] ?? 0) - (taken[0] ?? 0));
        assert.ok(effect.interest >= 0);
        assert.deepEqual(
          effect.rows.map(({ number, after: row }) => [number, row?.dueDate]),
          effect.rows.map(({ number }) => [number, dueDateOf(moved, number)]),
        );
      }),
      randomRuns,
    );
  });

  it('moves a due date to the first such day that is not earlier', () => {
    const terms = loanTerms();
    const { state } = openAccount(terms);
    const move = (choice: number) =>
      dueChangeFor(terms, state, { kind: 'due_date', choice }, terms.originatedOn);

    assert.equal(dueDateOf(terms, 1), '2026-02-15');
    assert.equal(move(20)?.dueOn, '2026-02-20');
    assert.equal(move(5)?.dueOn, '2026-03-05');
  });

  it('goes by the day that is meant where a short month clamps it', () => {
    const terms = loanTerms({ termMonths: 24, firstDueOn: '2026-01-31', dueDay: 31 });
    const paid = paidThrough(terms, 13);
    const order = { kind: 'due_date', choice: 28 } as const;

    const change = dueChangeFor(terms, paid, order, '2027-02-10');

    // On the 28th of February itself, March would come on the 28th and not on the 31st.
    assert.equal(dueDateOf(terms, 14), '2027-02-28');
    assert.deepEqual(change, { from: 14, dueOn: '2027-03-28', dueDay: 28 });
  });

  it('is in the way of one that would move what comes before it', () => {
    const terms = loanTerms();
    const ahead = withDueChange(terms, { from: 8, dueOn: '2026-10-15', dueDay: 15 });

    assert.equal(changeAhead(terms, 3), false);
    assert.equal(changeAhead(ahead, 7), true);
    assert.equal(changeAhead(ahead, 8), false);
    assert.equal(changeAhead(ahead, 9), false);
  });

  it('has amounts where all is past due, and its last date too', () => {
    const terms = loanTerms();
    const asOf = '2027-03-01';
    const late = assessFees(terms, paidThrough(terms, 10), asOf).state;
    const change = dueChangeFor(terms, late, { kind: 'hardship', choice: 2 }, asOf);
    assert.equal(change?.from, 11);
    const waived = waiveFees(late, asOf)?.state ?? late;

    const { rows } = planEffect(terms, withDueChange(terms, change), waived, asOf);

    assert.deepEqual(
      rows.map(({ number }) => number),
      [11, 12],
    );
    const asked = rows.reduce((sum, { before }) => sum + (before?.amount ?? 0), 0);
    assert.equal(asked, payoff(terms, waived, asOf).amount);
    assert.equal(rows[0]?.before?.amount, late.instalment);
    assert.ok(rows.every(({ after }) => Number.isInteger(after?.amount)));
  });

  it('leaves an instalment that is due within days where it is', () => {
    const terms = loanTerms();
    const { state } = openAccount(terms);
    const order = { kind: 'extension', choice: 1 } as const;

    assert.equal(dueChangeFor(terms, state, order, '2026-02-09')?.from, 1);
    assert.equal(dueChangeFor(terms, state, order, '2026-02-10')?.from, 2);
  });

  it('counts the months of a hardship from the next due date, and makes the account current', () => {
    const terms = loanTerms();
    const { state } = openAccount(terms);
    const today = '2026-04-01';
    const late = assessFees(terms, state, today).state;

    const change = dueChangeFor(terms, late, { kind: 'hardship', choice: 2 }, today);
    assert.deepEqual(change, { from: 1, dueOn: '2026-06-15', dueDay: 15 });
    const waived = waiveFees(late, today);
    const after = withDueChange(terms, change);
    const stand = standing(after, waived?.state ?? late, { asOf: today, today });

    assert.equal(standing(terms, late, { asOf: today, today }).status, 'past_due');
    assert.equal(stand.status, 'current');
    assert.equal(stand.feesDue, 0);
    assert.equal(waived?.entry.amount, late.fees);
    assert.equal(
      waived?.entry.postings.reduce((sum, { amount }) => sum + amount, 0),
      0,
    );
    assert.equal(waived?.entry.principalAfter, late.principal);
  });

  it('moves nothing of an account that is paid off, nor past its last instalment', () => {
    const terms = loanTerms();
    const { state } = openAccount(terms);
    const order = { kind: 'extension', choice: 1 } as const;
    const date = '2026-02-01';
    const clear = payoff(terms, state, date).amount;
    const closed = receivePayment(terms, state, { amount: clear, date }).state;

    assert.equal(dueChangeFor(terms, closed, order, date), undefined);
    assert.equal(dueChangeFor(terms, state, order, dueDateOf(terms, terms.termMonths)), undefined);
  });

  it('waives no more than was agreed to', () => {
    const terms = loanTerms();
    const late = assessFees(terms, openAccount(terms).state, '2026-04-01').state;
    assert.equal(late.fees, 50_00);

    const waived = waiveFees(late, '2026-04-01', 25_00);

    assert.equal(waived?.state.fees, 25_00);
    assert.equal(waived.entry.amount, 25_00);
    assert.equal(waiveFees(late, '2026-04-01', 0), undefined);
    assert.equal(waiveFees(late, '2026-04-01', 90_00)?.entry.amount, 50_00);
  });

  it('waives nothing where no fee is owed', () => {
    assert.equal(waiveFees(openAccount(loanTerms()).state, '2026-02-01'), undefined);
  });
});
