import type { PaymentPreview, PaymentPreviewInput } from '../../../sdk/contract/index.ts';
import type { AccountRow } from '../accounts/store.ts';
import type { Db } from '../db/open.ts';
import { preview, type View } from '../lending/index.ts';
import { singleAuthorization } from './authorization.ts';
import { checkOrder } from './order.ts';
import { scheduledTotal } from './store.ts';
import { usableMethod } from './submit.ts';

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
  const { amount, date, methodId } = input;
  checkOrder(account, input, view, await scheduledTotal(db, account.id));
  const method =
    methodId === undefined ? undefined : await usableMethod(db, account.customer_id, methodId);
  const order = { amount: amount.amount, date, today: view.today };
  const { allocation, after } = preview(account.terms, account.state, order);
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
    authorization: method ? singleAuthorization(account, method, input, view.asOf) : null,
  };
}
