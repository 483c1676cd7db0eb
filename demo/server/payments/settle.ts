import { sql } from 'kysely';
import { chargeFees } from '../accounts/catch-up.ts';
import { lockAccount, type Trx } from '../accounts/store.ts';
import type { DebitRefusal, DebitResult } from '../bank/protocol.ts';
import type { Db } from '../db/open.ts';
import { viewAt } from '../lender.ts';
import { factsOf, type Post } from './notices.ts';
import { takeBack } from './reversal.ts';

/**
 * Writes down what the bank answered, once: a payment that it took is posted, one that it refused
 * is declined and taken back in the books.
 */
export async function settle(
  db: Db,
  paymentId: string,
  result: DebitResult,
  { now, post }: { now: Date; post: Post },
): Promise<void> {
  if (result.result === 'accepted') return accept(db, paymentId, now);
  const payment = await db
    .selectFrom('payments')
    .selectAll()
    .where('id', '=', paymentId)
    .executeTakeFirstOrThrow();
  await db.transaction().execute(async (trx) => {
    // The account first, as everywhere, so that no two transactions wait for each other.
    const account = await lockAccount(trx, payment.account_id);
    if (!account || !(await closeRefused(trx, paymentId, result.reason))) return;
    await trx
      .updateTable('payments')
      .set({ status: 'declined', settled_at: now })
      .where('id', '=', paymentId)
      .execute();
    const { today } = viewAt(now);
    await takeBack(trx, account, payment, { date: today, now });
    // What the payment had kept from being late is late now.
    await chargeFees(trx, account, today, now);
    const { customer_id: customerId } = account;
    const data = factsOf(account, payment);
    await post.send(trx, { template: 'payment_declined', customerId, data });
  });
}

/**
 * The books have the payment already, so the account need not be held. In one statement: it is done
 * for every payment there is, and an answer that was written down before changes nothing.
 */
async function accept(db: Db, paymentId: string, now: Date): Promise<void> {
  await sql`
    with closed as (
      update outbox set settled_at = ${new Date()}, outcome = 'accepted'
      where payment_id = ${paymentId} and settled_at is null
      returning payment_id)
    update payments set status = 'posted', settled_at = ${now}
    from closed where payments.id = closed.payment_id`.execute(db);
}

/** False if the answer was written down before. */
async function closeRefused(trx: Trx, id: string, reason: DebitRefusal): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('outbox')
    .set({ settled_at: new Date(), outcome: reason })
    .where('payment_id', '=', id)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
