import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type AccountState,
  addDays,
  assessFees,
  buildSchedule,
  openAccount,
  payoff,
  project,
  receivePayment,
  type Terms,
} from '../../../demo/server/lending/index.ts';
import { anyTerms, randomRuns } from './random.ts';
import { loanTerms } from './terms.ts';

const terms = loanTerms();
const opened = openAccount(terms).state;

/** The account after its first instalments, each paid on its due date. */
function paidThrough(contract: Terms, count: number): AccountState {
  let { state } = openAccount(contract);
  for (const { amount, dueDate } of buildSchedule(contract).slice(0, count)) {
    state = receivePayment(contract, state, { amount, date: dueDate }).state;
  }
  return state;
}

/** As a customer would do it, one month at a time, with nothing but the core's own payment. */
function lived(contract: Terms, from: AccountState, first: number, extra: number) {
  const made = [];
  let state = from;
  for (const { number, dueDate } of buildSchedule(contract).slice(first)) {
    if (state.closedOn !== null) break;
    const most = payoff(contract, state, dueDate).amount;
    const last = number === contract.termMonths;
    const amount = last ? most : Math.min(contractInstalment(contract) + extra, most);
    const { state: next, entry } = receivePayment(contract, state, { amount, date: dueDate });
    made.push([number, dueDate, amount, entry.allocation.interest, next.principal]);
    state = next;
  }
  return made;
}

const contractInstalment = (contract: Terms) => openAccount(contract).state.instalment;

describe('a projection', () => {
  it('without anything extra is the rest of the schedule', () => {
    fc.assert(
      fc.property(anyTerms, fc.nat(), (contract, pick) => {
        fc.pre(isContract(contract));
        const paid = pick % contract.termMonths;
        const rows = buildSchedule(contract);
        const asOf = rows[paid - 1]?.dueDate ?? contract.originatedOn;

        const { steps } = project(contract, paidThrough(contract, paid), { asOf, extra: 0 });

        assert.deepEqual(
          steps,
          rows.slice(paid).map(({ dueDate, ...row }) => ({ ...row, date: dueDate })),
        );
      }),
      randomRuns,
    );
  });

  it('is what the books say when the months are lived one by one', () => {
    fc.assert(
      fc.property(
        anyTerms,
        fc.nat(),
        fc.integer({ min: 0, max: 5_000_00 }),
        (contract, pick, extra) => {
          fc.pre(isContract(contract));
          const paid = pick % contract.termMonths;
          const state = paidThrough(contract, paid);
          const asOf = buildSchedule(contract)[paid - 1]?.dueDate ?? contract.originatedOn;

          const { steps, interest } = project(contract, state, { asOf, extra });

          const expected = lived(contract, state, paid, extra);
          assert.deepEqual(
            steps.map((one) => [
              one.number,
              one.date,
              one.amount,
              one.interest,
              one.principalAfter,
            ]),
            expected,
          );
          assert.equal(
            interest,
            expected.reduce((sum, [, , , part]) => sum + Number(part), 0),
          );
        },
      ),
      randomRuns,
    );
  });

  it('never costs more interest for paying more', () => {
    fc.assert(
      fc.property(
        anyTerms,
        fc.integer({ min: 0, max: 2_000_00 }),
        fc.integer({ min: 0, max: 2_000_00 }),
        (contract, one, other) => {
          fc.pre(isContract(contract));
          const { state } = openAccount(contract);
          const asOf = contract.originatedOn;
          const less = project(contract, state, { asOf, extra: Math.min(one, other) });
          const more = project(contract, state, { asOf, extra: Math.max(one, other) });

          assert.ok(more.interest <= less.interest);
          assert.ok(more.steps.length <= less.steps.length);
        },
      ),
      randomRuns,
    );
  });

  it('pays what is late, and the fee for it, first and once', () => {
    // The instalments of 15 February and 15 March are unpaid.
    const late = assessFees(terms, opened, '2026-03-27').state;

    const { steps } = project(terms, late, { asOf: '2026-03-27', extra: 10_00 });

    assert.equal(late.fees, 50_00);
    const [first, second] = steps;
    assert.equal(first?.date, '2026-03-27');
    assert.equal(first.number, 2);
    assert.equal(first.amount, 2 * opened.instalment + 50_00);
    assert.equal(second?.date, '2026-04-15');
    assert.equal(second.amount, opened.instalment + 10_00);
    assert.equal(steps.at(-1)?.principalAfter, 0);
  });

  it('asks for no more than is unpaid of an instalment', () => {
    const ahead = receivePayment(terms, opened, { amount: 100_00, date: '2026-01-20' }).state;

    const { steps } = project(terms, ahead, { asOf: '2026-01-20', extra: 0 });

    assert.equal(steps[0]?.amount, opened.instalment - 100_00);
    assert.equal(steps[1]?.amount, opened.instalment);
  });

  it('counts an instalment that is due on the day itself as in time', () => {
    const { steps } = project(terms, opened, { asOf: '2026-02-15', extra: 10_00 });

    assert.equal(steps[0]?.date, '2026-02-15');
    assert.equal(steps[0].amount, opened.instalment + 10_00);
  });

  it('pays all there is once the last date has passed', () => {
    const { maturity, state } = neverPaid();

    const { steps } = project(terms, state, { asOf: maturity, extra: 10_00 });

    assert.equal(steps.length, 1);
    assert.equal(steps[0]?.amount, payoff(terms, state, maturity).amount);
    assert.equal(steps[0].principalAfter, 0);
  });

  it('of a closed account has nothing to come', () => {
    const amount = payoff(terms, opened, '2026-02-01').amount;
    const closed = receivePayment(terms, opened, { amount, date: '2026-02-01' }).state;

    assert.deepEqual(project(terms, closed, { asOf: '2026-03-01', extra: 10_00 }), {
      steps: [],
      interest: 0,
    });
  });
});

function neverPaid() {
  const last = buildSchedule(terms).at(-1)!.dueDate;
  const maturity = addDays(last, 40);
  return { maturity, state: assessFees(terms, opened, maturity).state };
}

function isContract(contract: Terms): boolean {
  try {
    openAccount(contract);
    return true;
  } catch {
    return false;
  }
}
