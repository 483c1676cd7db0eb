import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  assessFees,
  chargeReturn,
  openAccount,
  payoff,
  payoffQuote,
  receivePayment,
  receivePrincipal,
  reversePayment,
  standing,
} from '../../../demo/server/lending/index.ts';
import { loanTerms } from './terms.ts';

const terms = loanTerms();
const opened = openAccount(terms).state;

describe('a payment to principal alone', () => {
  it('leaves interest to the next instalment and the instalment to its day', () => {
    const date = '2026-02-01';
    const owed = payoff(terms, opened, date);

    const { state, entry } = receivePrincipal(terms, opened, {
      amount: 500_00,
      date,
      today: date,
    });

    assert.deepEqual(entry.allocation, { fees: 0, interest: 0, principal: 500_00 });
    assert.equal(payoff(terms, state, date).interest, owed.interest);
    assert.equal(payoff(terms, state, date).amount, owed.amount - 500_00);
    const view = { asOf: '2026-02-15', today: '2026-02-15' };
    assert.equal(standing(terms, state, view).amountDue, standing(terms, opened, view).amountDue);
    assert.equal(standing(terms, state, view).instalmentsPaid, 0);
  });

  it('is refused while something is past due or a fee is owed, and for the last cent', () => {
    const order = { amount: 100_00, date: '2026-02-20', today: '2026-02-20' };
    const paid = receivePayment(terms, opened, { amount: opened.instalment, date: '2026-02-15' });
    const charged = { ...paid.state, fees: 1 };
    const code = (work: () => unknown) => {
      try {
        work();
      } catch (error) {
        return (error as { code?: string }).code;
      }
      return undefined;
    };

    assert.equal(
      code(() => receivePrincipal(terms, opened, order)),
      'principal_only_unavailable',
    );
    assert.equal(
      code(() => receivePrincipal(terms, charged, order)),
      'principal_only_unavailable',
    );
    const { principal } = paid.state;
    assert.equal(
      code(() => receivePrincipal(terms, paid.state, { ...order, amount: principal })),
      'amount_over_principal',
    );
    assert.equal(
      code(() => receivePrincipal(terms, paid.state, order)),
      undefined,
    );
  });

  it('is taken back without a trace', () => {
    const date = '2026-01-28';
    for (const amount of [1, 77_77, 4_000_00]) {
      const lowered = receivePrincipal(terms, opened, { amount, date, today: date });
      const { state } = reversePayment(terms, lowered.state, lowered.entry, '2026-02-10');

      for (const later of ['2026-02-10', '2026-03-01', '2026-12-31']) {
        assert.deepEqual(payoff(terms, state, later), payoff(terms, opened, later));
      }
      assert.equal(state.collected, opened.collected);
    }
  });

  it('is taken back, and what was paid since stays where it went: never to the customer’s cost', () => {
    const date = '2026-01-28';
    const lowered = receivePrincipal(terms, opened, { amount: 4_000_00, date, today: date });
    const order = { amount: 300_00, date: '2026-02-10' };
    const paid = receivePayment(terms, lowered.state, order);
    const { state } = reversePayment(terms, paid.state, lowered.entry, '2026-02-20');
    const never = receivePayment(terms, opened, order).state;

    const [owed, expected] = [state, never].map((one) => payoff(terms, one, '2026-03-01').amount);
    assert.ok(owed !== undefined && expected !== undefined);
    assert.ok(owed <= expected && expected - owed < 10, `${owed} of ${expected}`);
  });

  it('ends the contract sooner: a life of extra payments closes at zero', () => {
    let { state } = openAccount(terms);
    for (let month = 2; month <= 12 && state.closedOn === null; month += 1) {
      const date = `2026-${String(month).padStart(2, '0')}-15`;
      const view = { asOf: date, today: date };
      const { amountDue } = standing(terms, state, view);
      state = receivePayment(terms, state, { amount: amountDue, date }).state;
      if (state.principal > 500_00) {
        const order = { amount: 500_00, date, today: date };
        state = receivePrincipal(terms, state, order).state;
      }
    }

    assert.ok(state.closedOn !== null && state.closedOn < '2027-01-15', String(state.closedOn));
    assert.deepEqual(
      [state.principal, state.fees, payoff(terms, state, '2027-02-01').amount],
      [0, 0, 0],
    );
  });
});

describe('a payoff quote', () => {
  it('holds the late fees that come due by its date, as the day itself will', () => {
    const date = '2026-03-10';
    const quoted = payoffQuote(terms, opened, date);
    const then = assessFees(terms, opened, date).state;

    assert.equal(quoted.fees, terms.lateFee.amount);
    assert.deepEqual(quoted, payoff(terms, then, date));
    assert.notEqual(
      receivePayment(terms, then, { amount: quoted.amount, date }).state.closedOn,
      null,
    );
  });
});

describe('the fee for a return', () => {
  it('is what the contract says, and nothing where it says nothing', () => {
    const step = chargeReturn({ ...terms, returnFee: 20_00 }, opened, '2026-02-20');

    assert.equal(step?.state.fees, 20_00);
    assert.equal(step.entry.kind, 'fee');
    assert.equal(
      step.entry.postings.reduce((sum, { amount }) => sum + amount, 0),
      0,
    );
    assert.equal(chargeReturn(terms, opened, '2026-02-20'), undefined);
  });
});
