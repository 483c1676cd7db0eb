import type { AccountRow, Trx } from '../accounts/store.ts';
import { type IsoDate, payoff } from '../lending/index.ts';
import { postPayment } from './posting.ts';

/**
 * Posts the account's payments whose date has come, oldest first. One that is more than clears the
 * account by now is cancelled: nothing is owed that it could pay.
 */
export async function postScheduled(
  trx: Trx,
  account: AccountRow,
  day: IsoDate,
  now: Date,
): Promise<void> {
  const due = await trx
    .selectFrom('payments')
    .innerJoin('payment_methods', 'payment_methods.id', 'payments.method_id')
    .select(['payments.id', 'payments.amount', 'payments.currency', 'payments.date'])
    .select(['payments.idempotency_key', 'payment_methods.bank_token'])
    .where('payments.account_id', '=', account.id)
    .where('payments.status', '=', 'scheduled')
    .where('payments.date', '<=', day)
    .orderBy('payments.seq')
    .execute();
  for (const payment of due) {
    const { accruedThrough } = account.state;
    // A payment made after the cut-off may already have been counted on a later date.
    const date = payment.date < accruedThrough ? accruedThrough : payment.date;
    if (payment.amount > payoff(account.terms, account.state, date).amount) {
      await cancelPayment(trx, payment.id, now);
    } else {
      await postPayment(trx, account, payment, { date, bankToken: payment.bank_token, now });
    }
  }
}

/** Marks a scheduled payment as cancelled. The account must be locked. */
export async function cancelPayment(trx: Trx, paymentId: string, now: Date): Promise<void> {
  await trx
    .updateTable('payments')
    .set({ status: 'cancelled', settled_at: now })
    .where('id', '=', paymentId)
    .where('status', '=', 'scheduled')
    .execute();
}
