import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type AccountState,
  assessFees,
  openAccount,
  payoff,
  receivePayment,
  scheduleView,
  standing,
} from '../../../demo/server/lending/index.ts';
import { leaseTerms, loanTerms } from './terms.ts';

// Due on the 15th, billed 25 days before: on 21 January, 18 February, 21 March ...
const terms = loanTerms();
const opened = openAccount(terms).state;
const LEVEL = opened.instalment;

function on(state: AccountState, today: string, asOf = today) {
  return standing(terms, state, { asOf, today });
}

function pay(state: AccountState, amount: number, date: string): AccountState {
  return receivePayment(terms, state, { amount, date }).state;
}

describe('amount due', () => {
  it('is nothing until an instalment is billed, 25 days before its date', () => {
    assert.equal(on(opened, '2026-01-20').amountDue, 0);
    assert.equal(on(opened, '2026-01-21').amountDue, LEVEL);
  });

  it('is billed by the business date, not by the calendar day', () => {
    assert.equal(on(opened, '2026-01-20', '2026-01-21').amountDue, LEVEL);
  });

  it('shrinks by a part payment and is gone with the rest', () => {
    const part = pay(opened, 400_00, '2026-02-01');
    const whole = pay(part, LEVEL - 400_00, '2026-02-10');

    assert.equal(on(part, '2026-02-01').amountDue, LEVEL - 400_00);
    assert.equal(on(part, '2026-02-01').dueDate, '2026-02-15');
    assert.equal(on(whole, '2026-02-10').amountDue, 0);
    assert.equal(on(whole, '2026-02-10').dueDate, '2026-03-15');
  });

  it('adds up what is past due, what is billed and the fees', () => {
    const { state } = assessFees(terms, opened, '2026-02-26');
    const view = on(state, '2026-02-26');

    assert.equal(view.amountDue, 2 * LEVEL + 25_00);
    assert.equal(view.pastDue, LEVEL + 25_00);
    assert.equal(view.feesDue, 25_00);
    assert.equal(view.daysPastDue, 11);
    assert.equal(view.dueDate, '2026-02-15');
    assert.equal(view.status, 'past_due');
    assert.deepEqual(view.nextInstalment, { dueDate: '2026-03-15', amount: LEVEL });
  });

  it('asks for a fee that is left once nothing is behind, without calling it past due', () => {
    const charged = assessFees(terms, opened, '2026-02-26').state;
    const paid = pay(charged, 25_00 + LEVEL, '2026-02-26');
    const again = { ...paid, fees: 25_00 };

    const view = on(again, '2026-02-27');

    assert.equal(view.status, 'current');
    assert.equal(view.pastDue, 0);
    assert.equal(view.amountDue, LEVEL + 25_00);
  });

  it('is never more than what clears the account', () => {
    const long = loanTerms({ annualRateBps: 2400, termMonths: 60 });
    const prepaid = receivePayment(long, openAccount(long).state, {
      amount: 12_100_00,
      date: '2026-01-30',
    }).state;

    const view = standing(long, prepaid, { asOf: '2030-11-01', today: '2030-11-01' });

    assert.ok(view.amountDue > 0 && view.amountDue < long.amountFinanced / 10);
    assert.equal(view.amountDue, view.payoff.amount);
    assert.equal(view.pastDue, view.payoff.amount);
  });
});

describe('past due', () => {
  it('begins the day after the due date', () => {
    assert.equal(on(opened, '2026-02-15').status, 'current');
    assert.equal(on(opened, '2026-02-15').pastDue, 0);
    assert.equal(on(opened, '2026-02-16').status, 'past_due');
    assert.equal(on(opened, '2026-02-16').pastDue, LEVEL);
    assert.equal(on(opened, '2026-02-16').daysPastDue, 1);
  });

  it('is counted by the calendar day though money can only move later', () => {
    assert.equal(on(opened, '2026-02-15', '2026-02-17').daysPastDue, 0);
  });
});

describe('due date', () => {
  it('rolls on by every instalment that is paid, several at once too', () => {
    const ahead = pay(opened, 3 * LEVEL, '2026-02-15');

    const view = on(ahead, '2026-02-15');

    assert.equal(view.instalmentsPaid, 3);
    assert.equal(view.dueDate, '2026-05-15');
    assert.equal(view.amountDue, 0);
    assert.deepEqual(view.nextInstalment, { dueDate: '2026-05-15', amount: LEVEL });
  });

  it('stays at the last instalment until the account is clear', () => {
    let state = opened;
    for (let month = 2; month <= 12; month += 1) {
      state = pay(state, LEVEL, `2026-${String(month).padStart(2, '0')}-20`);
    }
    const due = on(state, '2027-01-15');
    const short = pay(state, due.amountDue - 1, '2027-01-15');

    assert.equal(due.instalmentsPaid, 11);
    assert.ok(due.amountDue > LEVEL, 'paid five days late each month, the last one is dearer');
    assert.deepEqual(due.nextInstalment, { dueDate: '2027-01-15', amount: due.amountDue });
    assert.equal(on(short, '2027-01-15').dueDate, '2027-01-15');
    assert.equal(on(short, '2027-01-15').amountDue, 1);
    assert.equal(on(short, '2027-01-15').instalmentsPaid, 11);
  });

  it('is none, and nothing is next, once the account is paid off', () => {
    const closed = pay(opened, payoff(terms, opened, '2026-02-03').amount, '2026-02-03');

    const view = on(closed, '2026-06-01');

    assert.equal(view.status, 'paid_off');
    assert.equal(view.dueDate, null);
    assert.equal(view.nextInstalment, null);
    assert.equal(view.instalmentsPaid, 12);
    assert.deepEqual(
      [view.amountDue, view.pastDue, view.daysPastDue, view.payoff.amount],
      [0, 0, 0, 0],
    );
  });

  it('past maturity still asks for what is left', () => {
    const view = on(opened, '2027-06-01');

    assert.equal(view.amountDue, view.payoff.amount);
    assert.equal(view.pastDue, view.payoff.amount);
    assert.equal(view.dueDate, '2026-02-15');
    assert.deepEqual(view.nextInstalment?.dueDate, '2027-01-15');
  });
});

describe('payoff', () => {
  it('is principal, interest to the day and fees', () => {
    const { state } = assessFees(terms, opened, '2026-02-26');

    assert.deepEqual(payoff(terms, state, '2026-02-26'), {
      amount: 12_000_00 + 82_85 + 25_00,
      perDiem: 1_97,
      goodThrough: '2026-02-26',
      principal: 12_000_00,
      interest: 82_85,
      fees: 25_00,
    });
  });

  it('of a lease is what the instalments still pay down, rent on the residual included', () => {
    const lease = leaseTerms();

    const { principal, interest, perDiem } = payoff(lease, openAccount(lease).state, '2026-02-15');

    assert.equal(principal, 12_000_00);
    assert.equal(interest, Math.round((30_000_00 * 0.048 * 31) / 365));
    assert.equal(perDiem, Math.round((30_000_00 * 0.048) / 365));
  });
});

describe('schedule as seen on a day', () => {
  it('says what is paid, past due, due and still to come', () => {
    const part = pay(opened, LEVEL + 100_00, '2026-02-15');

    const rows = scheduleView(terms, part, '2026-03-22');

    assert.deepEqual(
      rows.slice(0, 4).map(({ status, paid }) => [status, paid]),
      [
        ['paid', LEVEL],
        ['past_due', 100_00],
        ['due', 0],
        ['upcoming', 0],
      ],
    );
  });

  it('gives the last row what clears the account once only that is open', () => {
    const ahead = pay(opened, 11 * LEVEL + 50_00, '2026-02-15');

    const last = scheduleView(terms, ahead, '2026-03-01').at(-1);

    assert.equal(last?.paid, 50_00);
    assert.equal(last.amount - last.paid, payoff(terms, ahead, '2026-03-01').amount);
  });

  it('is all paid once the account is closed', () => {
    const closed = pay(opened, payoff(terms, opened, '2026-02-03').amount, '2026-02-03');

    const rows = scheduleView(terms, closed, '2026-06-01');

    assert.ok(rows.every((row) => row.status === 'paid'));
    assert.equal(
      rows.reduce((sum, row) => sum + row.paid, 0),
      closed.collected,
    );
  });
});
