import { type AccountState, accrueTo, instalmentsPaid, type Step } from './account.ts';
import { addDays, type IsoDate } from './dates.ts';
import { LendingError } from './errors.ts';
import { instalmentsDueBy } from './instalments.ts';
import { accrual, unitsPerCent } from './interest.ts';
import { type Allocation, type Entry, makeEntry } from './ledger.ts';
import { payoff } from './payoff.ts';
import type { Cents, Terms } from './terms.ts';

/** An amount and the business date on which it counts. */
export interface PaymentOrder {
  amount: Cents;
  date: IsoDate;
  /** Part of the amount that is meant for principal alone: it satisfies no instalment. */
  extra?: Cents;
}

function checkCommon(state: AccountState, { amount, date }: PaymentOrder): void {
  if (!Number.isSafeInteger(amount)) throw new RangeError('amount must be a whole number of cents');
  if (amount <= 0) throw new LendingError('amount_too_small', 'a payment is more than nothing');
  if (date < state.accruedThrough) {
    throw new LendingError('date_too_early', 'the account has already been counted past this date');
  }
}

/**
 * Splits a payment: fees first, then interest, then principal.
 *
 * @throws LendingError `amount_too_small`, `amount_over_payoff`, `date_too_early`
 */
export function allocate(terms: Terms, state: AccountState, order: PaymentOrder): Allocation {
  const { amount, date } = order;
  checkCommon(state, order);
  const owed = payoff(terms, state, date);
  if (amount > owed.amount) throw new LendingError('amount_over_payoff', 'more than is owed');
  // What clears the account clears all of it, whatever a part was meant for.
  const extra = amount === owed.amount ? 0 : (order.extra ?? 0);
  const fees = Math.min(amount - extra, owed.fees);
  const interest = Math.min(amount - extra - fees, owed.interest);
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
    collected: state.collected + interest + principal - (cleared ? 0 : (order.extra ?? 0)),
    closedOn: cleared ? order.date : null,
  };
  const entry = makeEntry('payment', order.date, allocation, after.principal);
  return {
    state: after,
    entry: order.extra && !cleared ? { ...entry, extra: order.extra } : entry,
  };
}

/**
 * Takes a payment that goes to the principal alone. Interest counted by then stays owed, and the
 * next instalment collects it; no instalment is satisfied, so the contract ends sooner instead.
 * Taken only while no fee is owed and no instalment is past due, so that nothing is left behind.
 *
 * @param today the calendar day that lateness is counted by
 * @throws LendingError `principal_only_unavailable`, `amount_over_principal`, `amount_too_small`,
 *   `date_too_early`
 */
export function receivePrincipal(
  terms: Terms,
  state: AccountState,
  { today, ...order }: PaymentOrder & { today: IsoDate },
): Step {
  checkCommon(state, order);
  const overdue = instalmentsDueBy(terms, addDays(today, -1));
  if (state.closedOn !== null || state.fees > 0 || overdue > instalmentsPaid(terms, state)) {
    throw new LendingError('principal_only_unavailable', 'fees or instalments come first');
  }
  // The last cent is for a payoff: it closes the account, which this never does.
  if (order.amount >= state.principal) {
    throw new LendingError('amount_over_principal', 'as much as or more than the principal owed');
  }
  const principal = state.principal - order.amount;
  const after: AccountState = { ...accrueTo(terms, state, order.date), principal };
  const allocation = { fees: 0, interest: 0, principal: order.amount };
  const entry = makeEntry('payment', order.date, allocation, principal);
  return { state: after, entry: { ...entry, principalOnly: true } };
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
  // What went to the principal alone never counted toward an instalment.
  const alone = entry.principalOnly ? interest + principal : (entry.extra ?? 0);
  const collected = state.collected - (interest + principal - alone);
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
