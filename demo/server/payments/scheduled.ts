import type { Selectable } from 'kysely';
import type { AccountRow, Trx } from '../accounts/store.ts';
import type { PaymentsTable } from '../db/schema.ts';
import { isLendingError, type IsoDate, payoff } from '../lending/index.ts';
import type { CancelReason } from '../mail/templates.ts';
import { factsOf, type NotablePayment, type Post } from './notices.ts';
import { postPayment } from './posting.ts';

type Scheduled = Selectable<PaymentsTable> & { bank_token: string };

/**
 * Posts the account's payments whose date has come, oldest first. One that the account cannot take
 * as it stands by now is cancelled, and the customer told: more than is owed, a payoff that would
 * not close it, extra to principal while something is past due.
 */
export async function postScheduled(
  trx: Trx,
  account: AccountRow,
  day: IsoDate,
  { now, post }: { now: Date; post: Post },
): Promise<void> {
  const due = await trx
    .selectFrom('payments')
    .innerJoin('payment_methods', 'payment_methods.id', 'payments.method_id')
    .selectAll('payments')
    .select('payment_methods.bank_token')
    .where('payments.account_id', '=', account.id)
    .where('payments.status', '=', 'scheduled')
    .where('payments.date', '<=', day)
    .orderBy('payments.seq')
    .execute();
  for (const payment of due) {
    const reason = await tryPosting(trx, account, payment, now);
    if (reason) await cancelAndTell(trx, account, payment, { reason, now, post });
  }
}

/** @returns why it cannot be taken; undefined once it is */
async function tryPosting(
  trx: Trx,
  account: AccountRow,
  payment: Scheduled,
  now: Date,
): Promise<CancelReason | undefined> {
  const { accruedThrough } = account.state;
  // A payment made after the cut-off may already have been counted on a later date.
  const date = payment.date < accruedThrough ? accruedThrough : payment.date;
  const clearing = payoff(account.terms, account.state, date).amount;
  if (payment.kind === 'payoff' && payment.amount !== clearing) return 'payoff_changed';
  if (payment.kind === 'regular' && payment.amount > clearing) return 'owed_less';
  try {
    await postPayment(trx, account, payment, { date, bankToken: payment.bank_token, now });
    return undefined;
  } catch (error) {
    // Thrown before anything is written.
    if (payment.kind !== 'principal_only' || !isLendingError(error)) throw error;
    return error.code === 'amount_over_principal' ? 'owed_less' : 'principal_only_unavailable';
  }
}

/** Cancels all that waits for its date on an account, and tells the customer. It must be locked. */
export async function cancelScheduled(
  trx: Trx,
  account: AccountRow,
  how: { reason: CancelReason; now: Date; post: Post },
): Promise<void> {
  const waiting = await trx
    .selectFrom('payments')
    .selectAll()
    .where('account_id', '=', account.id)
    .where('status', '=', 'scheduled')
    .orderBy('seq')
    .execute();
  for (const payment of waiting) await cancelAndTell(trx, account, payment, how);
}

async function cancelAndTell(
  trx: Trx,
  account: AccountRow,
  payment: NotablePayment & { id: string },
  { reason, now, post }: { reason: CancelReason; now: Date; post: Post },
): Promise<void> {
  await cancelPayment(trx, payment.id, now);
  const { customer_id: customerId } = account;
  const data = { ...factsOf(account, payment), reason };
  await post.send(trx, { template: 'payment_cancelled', customerId, data });
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
