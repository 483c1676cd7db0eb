import type { Money, PaymentInput } from '../../../sdk/contract/index.ts';
import type { AccountRow } from '../accounts/store.ts';
import { ProblemError } from '../http/problem.ts';
import { lender } from '../lender.ts';
import {
  addDays,
  businessDayFrom,
  type IsoDate,
  isBusinessDay,
  isLendingError,
  payoff,
  payoffQuote,
  receivePrincipal,
  type View,
} from '../lending/index.ts';

/** What a customer asks for: so much, on that day, for that. */
export interface PaymentOrder {
  readonly amount: Money;
  readonly date: IsoDate;
  readonly kind?: PaymentInput['kind'];
}

/** What already waits for its date on an account. */
export interface Commitments {
  /** Minor units. */
  readonly total: number;
  readonly count: number;
  /** Whether one of them pays the account off. */
  readonly payoff: boolean;
}

/**
 * Refuses an order that the account cannot take. The answer points at the field.
 *
 * @throws {@link ProblemError} 422, or 400 for a day that is not in the calendar
 */
export function checkOrder(
  account: AccountRow,
  order: PaymentOrder,
  view: View,
  committed: Commitments,
): void {
  const payingOff = order.kind === 'payoff';
  checkDate(order.date, view, payingOff ? lender.payoffDaysAhead : lender.maxDaysAhead);
  const { amount } = order;
  if (amount.currency !== account.currency) {
    throw refused('currency_mismatch', '/amount/currency');
  }
  if (amount.amount <= 0) throw refused('amount_too_small', '/amount/amount');
  // What comes after a payoff would find nothing to pay.
  if (committed.payoff) throw refused('payoff_scheduled', '/kind');
  if (payingOff) checkPayoff(account, order);
  else if (order.kind === 'principal_only') checkPrincipal(account, order, view, committed);
  else checkRegular(account, order, committed);
}

/**
 * Refuses a date on which no payment can be made.
 *
 * @param daysAhead how far ahead it may be
 * @throws {@link ProblemError} 422, or 400 for a day that is not in the calendar
 */
export function checkDate(date: IsoDate, { today, asOf }: View, daysAhead: number): void {
  // Queries come past the contract's schema.
  if (!isDay(date)) {
    throw new ProblemError(400, 'invalid_request', {
      errors: [{ pointer: '/date', code: 'invalid' }],
    });
  }
  if (date < asOf) {
    const closed = date === today && isBusinessDay(today);
    throw refused(closed ? 'cutoff_passed' : 'date_too_early', '/date', `It may be ${asOf}.`);
  }
  const last = addDays(asOf, daysAhead);
  if (date > last) throw refused('date_too_late', '/date', `The last date is ${last}.`);
  if (!isBusinessDay(date)) {
    throw refused('date_not_business_day', '/date', `The next is ${businessDayFrom(date)}.`);
  }
}

function isDay(date: IsoDate): boolean {
  const moment = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(`${date}T`);
}

function checkRegular(account: AccountRow, { amount, date }: PaymentOrder, { total }: Commitments) {
  if (amount.amount + total > payoff(account.terms, account.state, date).amount) {
    throw refused('amount_over_payoff', '/amount/amount');
  }
}

/** To the cent: less would leave the account open, more would be owed back. */
function checkPayoff({ terms, state }: AccountRow, { amount, date }: PaymentOrder): void {
  const owed = payoffQuote(terms, state, date).amount;
  if (owed === 0) throw refused('amount_over_payoff', '/amount/amount');
  if (amount.amount !== owed) {
    throw refused('payoff_amount_changed', '/amount/amount', 'Ask for a new quote.');
  }
}

function checkPrincipal(
  { terms, state }: AccountRow,
  { amount, date }: PaymentOrder,
  { today }: View,
  { total }: Commitments,
): void {
  try {
    receivePrincipal(terms, state, { amount: amount.amount + total, date, today });
  } catch (error) {
    if (!isLendingError(error)) throw error;
    const pointer = error.code === 'amount_over_principal' ? '/amount/amount' : '/kind';
    throw refused(error.code, pointer);
  }
}

/** A refusal by the business's rules, naming the field. */
export function refused(code: string, pointer: string, detail?: string): ProblemError {
  return new ProblemError(422, code, {
    errors: [{ pointer, code }],
    ...(detail !== undefined && { detail }),
  });
}
