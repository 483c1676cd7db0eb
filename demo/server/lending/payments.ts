import { type AccountState, accrueTo, type Step } from './account.ts';
import type { IsoDate } from './dates.ts';
import { LendingError } from './errors.ts';
import { accrual, unitsPerCent } from './interest.ts';
import { type Allocation, type Entry, makeEntry } from './ledger.ts';
import { payoff } from './payoff.ts';
import type { Cents, Terms } from './terms.ts';

/** An amount and the business date on which it counts. */
export interface PaymentOrder {
  amount: Cents;
  date: IsoDate;
}

/**
 * Splits a payment: fees first, then interest, then principal.
 *
 * @throws LendingError `amount_too_small`, `amount_over_payoff`, `date_too_early`
 */
export function allocate(terms: Terms, state: AccountState, order: PaymentOrder): Allocation {
  const { amount, date } = order;
  if (!Number.isSafeInteger(amount)) throw new RangeError('amount must be a whole number of cents');
  if (amount <= 0) throw new LendingError('amount_too_small', 'a payment is more than nothing');
  if (date < state.accruedThrough) {
    throw new LendingError('date_too_early', 'the account has already been counted past this date');
  }
  const owed = payoff(terms, state, date);
  if (amount > owed.amount) throw new LendingError('amount_over_payoff', 'more than is owed');
  const fees = Math.min(amount, owed.fees);
  const interest = Math.min(amount - fees, owed.interest);
  return { fees, interest, principal: amount - fees - interest };
}

/**
 * Takes a payment into the books. Charge the late fees due by its date first (`assessFees`).
 *
 * @throws LendingError `amount_too_small`, `amount_over_payoff`, `date_too_early`
 */
export function receivePayment(terms: Terms, state: AccountState, order: PaymentOrder): Step {
  const allocation = allocate(terms, state, order);
  const { fees, interest, principal } = allocation;
  const accrued = accrueTo(terms, state, order.date);
  const cleared = order.amount === payoff(terms, state, order.date).amount;
  const after: AccountState = {
    ...accrued,
    principal: state.principal - principal,
    interest: accrued.interest - interest * unitsPerCent(terms),
    fees: state.fees - fees,
    feesCollected: state.feesCollected + fees,
    collected: state.collected + interest + principal,
    closedOn: cleared ? order.date : null,
  };
  return { state: after, entry: makeEntry('payment', order.date, allocation, after.principal) };
}

/**
 * Takes back a payment that the bank returned, each part to where it had gone. The principal owed
 * again bears interest from the day of the payment, as if that had never been.
 *
 * @param entry the payment's own entry; a payment is reversed once, which the caller sees to
 * @param date day of the return; counted from the last entry where that is later
 * @throws LendingError `payment_not_reversible` where the account never took that payment
 */
export function reversePayment(
  terms: Terms,
  state: AccountState,
  entry: Entry,
  date: IsoDate,
): Step {
  const { fees, interest, principal } = entry.allocation;
  const collected = state.collected - interest - principal;
  const feesCollected = state.feesCollected - fees;
  if (entry.kind !== 'payment' || collected < 0 || feesCollected < 0) {
    throw new LendingError('payment_not_reversible', 'not a payment that this account holds');
  }
  const open = accrueTo(terms, { ...state, closedOn: null }, date);
  const missed = accrual(terms, principal, entry.date, open.accruedThrough);
  const after: AccountState = {
    ...open,
    principal: state.principal + principal,
    interest: open.interest + interest * unitsPerCent(terms) + missed,
    fees: state.fees + fees,
    feesCollected,
    collected,
  };
  return { state: after, entry: makeEntry('reversal', date, entry.allocation, after.principal) };
}
