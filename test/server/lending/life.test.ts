import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  buildSchedule,
  type Entry,
  type IsoDate,
  type LedgerAccount,
  openAccount,
  payoff,
  preview,
  receivePayment,
  scheduleView,
  standing,
  type Terms,
} from '../../../demo/server/lending/index.ts';
import { dueDateOf } from '../../../demo/server/lending/instalments.ts';
import { originalPrincipal, residualOf } from '../../../demo/server/lending/terms.ts';
import { type Life, live } from './life.ts';
import { anyHappenings, anyTerms, randomRuns } from './random.ts';

/** Checks something of every random life. */
function always(check: (life: Life) => void): void {
  const property = fc.property(anyTerms, anyHappenings, (terms, happenings) => {
    check(live(terms, happenings));
  });
  fc.assert(property, randomRuns);
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** 30/360 or calendar days, counted here once more and differently. */
function daysOf(terms: Terms, from: IsoDate, to: IsoDate): bigint {
  if (terms.dayCount !== '30/360') {
    return BigInt((Date.parse(to) - Date.parse(from)) / 86_400_000);
  }
  const months = (date: IsoDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  const thirty = (date: IsoDate) => Math.min(Number(date.slice(8)), 30);
  return BigInt(30 * (months(to) - months(from)) + thirty(to) - thirty(from));
}

/**
 * All the interest there ever was, in units: every amount that the customer had for every day that
 * they had it, whatever was paid in between. What a kept payment brought back bears none from then.
 */
function interestEver({ terms, state, kept }: Life): bigint {
  const until = state.accruedThrough;
  const rate = BigInt(terms.annualRateBps);
  const whole = BigInt(originalPrincipal(terms) + residualOf(terms));
  let units = whole * rate * daysOf(terms, terms.originatedOn, until);
  for (const { date, allocation } of kept) {
    units -= BigInt(allocation.principal) * rate * daysOf(terms, date, until);
  }
  return units;
}

function balances(entries: readonly Entry[]): Record<LedgerAccount, number> {
  const totals = {
    'receivable:principal': 0,
    'receivable:fees': 0,
    'cash:clearing': 0,
    'payable:dealer': 0,
    'income:interest': 0,
    'income:fees': 0,
  };
  for (const { postings } of entries) {
    for (const { ledgerAccount, amount } of postings) totals[ledgerAccount] += amount;
  }
  return totals;
}

describe('any contract', () => {
  it('has a schedule of level instalments that pays back what was financed, the last the rest', () => {
    const property = fc.property(anyTerms, (terms) => {
      const rows = buildSchedule(terms);
      const [first] = rows;

      assert.equal(rows.length, terms.termMonths);
      assert.ok(rows.slice(0, -1).every((row) => row.amount === first?.amount));
      assert.equal(sum(rows.map((row) => row.principal)), originalPrincipal(terms));
      assert.equal(rows.at(-1)?.principalAfter, 0);
      assert.ok(rows.every((row) => row.interest + row.principal === row.amount));
      assert.ok(rows.every((row) => row.interest >= 0 && row.principal >= 0 && row.amount > 0));
    });

    fc.assert(property, randomRuns);
  });

  it('is what the books say when every instalment is paid on its date', () => {
    const property = fc.property(anyTerms, (terms) => {
      let { state } = openAccount(terms);
      for (const { dueDate, amount, interest, principalAfter } of buildSchedule(terms)) {
        const { state: after, entry } = receivePayment(terms, state, { amount, date: dueDate });
        assert.equal(entry.allocation.interest, interest);
        assert.equal(entry.principalAfter, principalAfter);
        state = after;
      }
      assert.equal(state.closedOn, dueDateOf(terms, terms.termMonths));
    });

    fc.assert(property, randomRuns);
  });
});

describe('any life of an account', () => {
  it('balances every entry and splits it without a negative part', () => {
    always(({ entries }) => {
      for (const { postings, amount, allocation } of entries) {
        assert.ok(postings.length >= 2);
        assert.equal(sum(postings.map((side) => side.amount)), 0);
        assert.equal(sum(Object.values(allocation)), amount);
        assert.ok(amount > 0);
        assert.ok(Object.values(allocation).every((part) => Number.isInteger(part) && part >= 0));
      }
    });
  });

  it('pays fees before interest and interest before principal', () => {
    always(({ terms, entries, befores }) => {
      for (const [index, entry] of entries.entries()) {
        const before = befores[index];
        if (entry.kind !== 'payment' || !before) continue;
        const owed = payoff(terms, before, entry.date);
        const { fees, interest, principal } = entry.allocation;
        if (interest + principal > 0) assert.equal(fees, owed.fees);
        if (principal > 0) assert.equal(interest, owed.interest);
        assert.ok(fees <= owed.fees && interest <= owed.interest && principal <= owed.principal);
      }
    });
  });

  it('owes what was financed less the principal of the payments that stayed', () => {
    always(({ terms, state, entries, kept }) => {
      const repaid = sum(kept.map((entry) => entry.allocation.principal));

      assert.equal(state.principal, originalPrincipal(terms) - repaid);
      assert.equal(entries.at(-1)?.principalAfter, state.principal);
      assert.ok(state.principal >= 0);
    });
  });

  it('has books that agree with its state', () => {
    always(({ terms, state, entries, kept }) => {
      const books = balances(entries);
      const fees = entries.filter((entry) => entry.kind === 'fee');

      assert.equal(books['receivable:principal'], state.principal);
      assert.equal(books['receivable:fees'], state.fees);
      assert.equal(books['cash:clearing'], sum(kept.map((entry) => entry.amount)));
      assert.equal(books['payable:dealer'] + originalPrincipal(terms), 0);
      assert.equal(books['income:fees'] + sum(fees.map((entry) => entry.amount)), 0);
      assert.equal(books['income:interest'] + sum(kept.map((e) => e.allocation.interest)), 0);
      assert.equal(state.collected, sum(kept.map((e) => e.amount - e.allocation.fees)));
      assert.equal(state.feesCollected, sum(kept.map((entry) => entry.allocation.fees)));
    });
  });

  it('charges interest to the fraction of a cent, whatever was paid and returned', () => {
    always((life) => {
      const { terms, state, kept } = life;
      const cent = terms.dayCount === '30/360' ? 3_600_000n : 3_650_000n;
      const collected = BigInt(sum(kept.map((entry) => entry.allocation.interest)));

      assert.equal(collected * cent + BigInt(state.interest), interestEver(life));
      assert.ok(BigInt(state.interest) >= -cent / 2n);
    });
  });

  it('charges one late fee at most for an instalment, never early', () => {
    always(({ terms, state, entries, today }) => {
      const fees = entries.filter((entry) => entry.kind === 'fee');

      assert.equal(new Set(fees.map((entry) => entry.date)).size, fees.length);
      assert.ok(state.lateFeeThrough <= terms.termMonths);
      assert.ok(fees.every((entry) => entry.date <= today));
    });
  });

  it('is closed when, and only when, nothing is owed', () => {
    always(({ terms, state, today }) => {
      const owed = payoff(
        terms,
        state,
        state.accruedThrough > today ? state.accruedThrough : today,
      );

      if (state.closedOn !== null) assert.equal(owed.amount, 0);
      if (state.principal > 0 || state.fees > 0) assert.equal(state.closedOn, null);
    });
  });

  it('closes at exactly nothing when the payoff is paid', () => {
    always(({ terms, state, today }) => {
      const { amount } = payoff(terms, state, today);
      if (amount === 0) return;

      const paid = receivePayment(terms, state, { amount, date: today }).state;

      assert.equal(paid.closedOn, today);
      assert.deepEqual([paid.principal, paid.fees], [0, 0]);
      assert.equal(payoff(terms, paid, '2099-12-31').amount, 0);
      assert.equal(standing(terms, paid, { asOf: today, today }).status, 'paid_off');
    });
  });

  it('has nothing due once the amount due is paid', () => {
    always(({ terms, state, today }) => {
      const {
        amountDue,
        pastDue,
        payoff: clearing,
      } = standing(terms, state, { asOf: today, today });
      assert.ok(pastDue <= amountDue && amountDue <= clearing.amount);
      if (amountDue === 0) return;

      const { state: paid } = receivePayment(terms, state, { amount: amountDue, date: today });

      const after = standing(terms, paid, { asOf: today, today });
      assert.deepEqual(
        [after.amountDue, after.pastDue, after.daysPastDue, after.feesDue],
        [0, 0, 0, 0],
      );
      assert.notEqual(after.status, 'past_due');
    });
  });

  it('is previewed as it is then paid', () => {
    always(({ terms, state, today }) => {
      const most = payoff(terms, state, today).amount;
      if (most === 0) return;
      const amount = Math.ceil(most / 3);

      const seen = preview(terms, state, { amount, date: today, today });

      const { state: paid, entry } = receivePayment(terms, state, { amount, date: today });
      assert.deepEqual(seen.allocation, entry.allocation);
      assert.deepEqual(seen.after, standing(terms, paid, { asOf: today, today }));
    });
  });

  it('lays all that was paid over its schedule, in order', () => {
    always(({ terms, state, today }) => {
      const rows = scheduleView(terms, state, today);
      const view = standing(terms, state, { asOf: today, today });
      const open = rows.findIndex((row) => row.status !== 'paid');

      assert.equal(open === -1 ? rows.length : open, view.instalmentsPaid);
      assert.equal(rows[open]?.dueDate ?? null, view.dueDate);
      if (open !== -1) {
        assert.equal(sum(rows.map((row) => row.paid)), state.collected);
        assert.ok(rows.slice(open + 1).every((row) => row.status !== 'paid' && row.paid === 0));
      }
      assert.ok(rows.every((row) => row.paid >= 0 && row.paid <= row.amount));
    });
  });

  it('is kept whole by JSON', () => {
    always(({ terms, state, entries }) => {
      const copy: unknown = JSON.parse(JSON.stringify({ terms, state, entries }));

      assert.deepEqual(copy, { terms, state, entries });
    });
  });
});
