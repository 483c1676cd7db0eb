import type { Money } from '../../../sdk/contract/index.ts';
import type { AccountRow } from '../accounts/store.ts';
import { ProblemError } from '../http/problem.ts';
import { lender } from '../lender.ts';
import { addDays, type IsoDate, isBusinessDay, payoff, type View } from '../lending/index.ts';

/** What a customer asks for: so much, on that day. */
export interface PaymentOrder {
  readonly amount: Money;
  readonly date: IsoDate;
}

/**
 * Refuses an order that the account cannot take. The answer points at the field.
 *
 * @param committed minor units of payments already scheduled on the account
 * @throws {@link ProblemError} 422, or 400 for a day that is not in the calendar
 */
export function checkOrder(
  account: AccountRow,
  order: PaymentOrder,
  view: View,
  committed: number,
): void {
  checkDate(order.date, view);
  checkAmount(account, order, committed);
}

function checkDate(date: IsoDate, { today, asOf }: View): void {
  // The contract's pattern lets 30 February through.
  if (!isDay(date)) {
    throw new ProblemError(400, 'invalid_request', {
      errors: [{ pointer: '/date', code: 'invalid' }],
    });
  }
  if (date < asOf) {
    const closed = date === today && isBusinessDay(today);
    throw refused(closed ? 'cutoff_passed' : 'date_too_early', '/date', `It may be ${asOf}.`);
  }
  const last = addDays(asOf, lender.maxDaysAhead);
  if (date > last) throw refused('date_too_late', '/date', `The last date is ${last}.`);
  if (!isBusinessDay(date)) throw refused('date_not_business_day', '/date');
}

function isDay(date: IsoDate): boolean {
  const moment = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
}

function checkAmount(account: AccountRow, { amount, date }: PaymentOrder, committed: number): void {
  if (amount.currency !== account.currency) {
    throw refused('currency_mismatch', '/amount/currency');
  }
  if (amount.amount <= 0) throw refused('amount_too_small', '/amount/amount');
  if (amount.amount + committed > payoff(account.terms, account.state, date).amount) {
    throw refused('amount_over_payoff', '/amount/amount');
  }
}

/** A refusal by the business's rules, naming the field. */
export function refused(code: string, pointer: string, detail?: string): ProblemError {
  return new ProblemError(422, code, {
    errors: [{ pointer, code }],
    ...(detail !== undefined && { detail }),
  });
}
