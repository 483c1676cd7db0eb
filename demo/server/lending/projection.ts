import { type AccountState, instalmentsPaid } from './account.ts';
import { addDays, type IsoDate } from './dates.ts';
import { dueDateOf, instalmentsDueBy } from './instalments.ts';
import { receivePayment } from './payments.ts';
import { payoff } from './payoff.ts';
import type { Cents, Terms } from './terms.ts';

/** One payment to come. */
export interface ProjectedStep {
  /** Of the instalment that it completes. */
  number: number;
  date: IsoDate;
  /** Fees that are due included. */
  amount: Cents;
  interest: Cents;
  principal: Cents;
  principalAfter: Cents;
}

/** Every payment to come, in order. */
export interface ProjectedPath {
  steps: ProjectedStep[];
  interest: Cents;
}

/**
 * How an account goes on if every instalment is paid on its due date with something extra beside it.
 * What fell due before `asOf`, and the fees, are paid on `asOf` without anything extra. Each payment
 * is one that {@link receivePayment} takes, so the figures are those that the books will have.
 *
 * @param asOf earliest date on which a payment can post
 * @param extra what is paid beside each instalment, until the account is clear
 */
export function project(
  terms: Terms,
  state: AccountState,
  { asOf, extra }: { asOf: IsoDate; extra: Cents },
): ProjectedPath {
  const steps: ProjectedStep[] = [];
  let now = state;
  let interest = 0;
  const pay = (number: number, date: IsoDate, wanted: Cents) => {
    const amount = Math.min(wanted, payoff(terms, now, date).amount);
    if (amount <= 0) return;
    const step = receivePayment(terms, now, { amount, date });
    const { allocation, principalAfter } = step.entry;
    now = step.state;
    interest += allocation.interest;
    const { interest: paid, principal } = allocation;
    steps.push({ number, date, amount, interest: paid, principal, principalAfter });
  };

  const first = instalmentsPaid(terms, state) + 1;
  const lastLate = Math.max(first - 1, instalmentsDueBy(terms, addDays(asOf, -1)));
  let late = state.fees;
  for (let number = first; number <= lastLate; number += 1) late += unpaidOf(terms, state, number);
  pay(lastLate, asOf, late);
  for (let number = lastLate + 1; number <= terms.termMonths; number += 1) {
    pay(number, dueDateOf(terms, number), unpaidOf(terms, state, number) + extra);
  }
  return { steps, interest };
}

/** What is unpaid of one instalment; all there is for the last, which clears the account. */
export function unpaidOf(terms: Terms, state: AccountState, number: number): Cents {
  if (number === terms.termMonths) return Infinity;
  const open = number * state.instalment - state.collected;
  return Math.max(0, Math.min(open, state.instalment));
}
