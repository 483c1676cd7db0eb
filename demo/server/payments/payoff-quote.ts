import type { PayoffQuote } from '../../../sdk/contract/index.ts';
import { type AccountRow, type Trx } from '../accounts/store.ts';
import type { Db } from '../db/open.ts';
import { ProblemError } from '../http/problem.ts';
import { lender, payableDates } from '../lender.ts';
import { addDays, payoffQuote, type View } from '../lending/index.ts';
import { checkDate } from './order.ts';
import { commitmentsOf } from './store.ts';

/**
 * What clears an account on a date, if nothing else is paid on it before.
 *
 * @param date the earliest possible if left out
 * @throws {@link ProblemError} 422 for a date that a payoff cannot be made on, or a paid-off account
 */
export async function quotePayoff(
  db: Db | Trx,
  account: AccountRow,
  view: View,
  date: string = view.asOf,
): Promise<PayoffQuote> {
  if (account.state.closedOn !== null) throw new ProblemError(422, 'account_paid_off');
  checkDate(date, view, lender.payoffDaysAhead);
  const owed = payoffQuote(account.terms, account.state, date);
  const money = (amount: number) => ({ amount, currency: account.currency });
  const last = addDays(view.asOf, lender.payoffDaysAhead);
  const { count } = await commitmentsOf(db, account.id);
  const order = await db
    .selectFrom('autopay')
    .select('account_id')
    .where('account_id', '=', account.id)
    // Agreements that have ended are kept.
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return {
    amount: money(owed.amount),
    principal: money(owed.principal),
    interest: money(owed.interest),
    fees: money(owed.fees),
    perDiem: money(owed.perDiem),
    goodThrough: owed.goodThrough,
    earliest: view.asOf,
    latest: payableDates(view).findLast((day) => day <= last) ?? view.asOf,
    cancels: count,
    autopay: order !== undefined,
  };
}
