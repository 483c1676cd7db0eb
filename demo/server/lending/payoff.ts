import { type AccountState, interestOn } from './account.ts';
import type { IsoDate } from './dates.ts';
import { assessFees } from './fees.ts';
import { dailyInterest } from './interest.ts';
import { type Cents, residualOf, type Terms } from './terms.ts';

/** What clears an account. For a lease: all instalments to come; the vehicle goes back. */
export interface Payoff {
  amount: Cents;
  /** Interest added for each day after `goodThrough`, to the nearest cent. */
  perDiem: Cents;
  /** Last day on which `amount` clears the account. */
  goodThrough: IsoDate;
  principal: Cents;
  interest: Cents;
  fees: Cents;
}

/**
 * What will clear an account on a later date if nothing else is paid before: late fees that come
 * due by then are in it.
 */
export function payoffQuote(terms: Terms, state: AccountState, date: IsoDate): Payoff {
  return payoff(terms, assessFees(terms, state, date).state, date);
}

/** What clears an account if it is paid on `date`; all zero once it is closed. */
export function payoff(terms: Terms, state: AccountState, date: IsoDate): Payoff {
  const { principal, fees } = state;
  const interest = interestOn(terms, state, date);
  const perDiem = state.closedOn === null ? dailyInterest(terms, principal + residualOf(terms)) : 0;
  const amount = principal + interest + fees;
  return { amount, perDiem, goodThrough: date, principal, interest, fees };
}
