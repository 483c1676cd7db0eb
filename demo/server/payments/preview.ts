import type { PaymentPreview, PaymentPreviewInput } from '../../../sdk/contract/index.ts';
import type { AccountRow } from '../accounts/store.ts';
import type { Db } from '../db/open.ts';
import { assessFees, preview, type View } from '../lending/index.ts';
import { singleAuthorization } from './authorization.ts';
import { checkOrder } from './order.ts';
import { commitmentsOf } from './store.ts';
import { localeFor, usableMethod } from './submit.ts';

/**
 * Shows what a payment would do, under the rules that the payment itself must pass; nothing is
 * kept.
 *
 * @throws ProblemError 422
 */
export async function previewPayment(
  db: Db,
  account: AccountRow,
  input: PaymentPreviewInput,
  view: View,
): Promise<PaymentPreview> {
  const { amount, date, methodId, kind } = input;
  checkOrder(account, input, view, await commitmentsOf(db, account.id));
  const method =
    methodId === undefined ? undefined : await usableMethod(db, account.customer_id, methodId);
  const principalOnly = kind === 'principal_only';
  const order = { amount: amount.amount, date, today: view.today, principalOnly };
  // The fees that come due by then are in a payoff's quote.
  const state =
    kind === 'payoff' ? assessFees(account.terms, account.state, date).state : account.state;
  const { allocation, after } = preview(account.terms, state, order);
  const money = (cents: number) => ({ amount: cents, currency: account.currency });
  return {
    amount,
    date,
    allocation: {
      fees: money(allocation.fees),
      interest: money(allocation.interest),
      principal: money(allocation.principal),
    },
    after: {
      amountDue: money(after.amountDue),
      dueDate: after.dueDate,
      pastDue: money(after.pastDue),
      principal: money(after.principal),
    },
    authorization: method
      ? singleAuthorization(account, method, input, {
          asOf: view.asOf,
          locale: await localeFor(db, account, input.locale),
        })
      : null,
  };
}
