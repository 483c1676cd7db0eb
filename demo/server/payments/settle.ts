import { lockAccount, type Trx } from '../accounts/store.ts';
import type { DebitResult } from '../bank/protocol.ts';
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
  const payment = await db
    .selectFrom('payments')
    .selectAll()
    .where('id', '=', paymentId)
    .executeTakeFirstOrThrow();
  await db.transaction().execute(async (trx) => {
    // The account first, as everywhere, so that no two transactions wait for each other.
    const account = await lockAccount(trx, payment.account_id);
    if (!account || !(await closeInstruction(trx, paymentId, result))) return;
    const accepted = result.result === 'accepted';
    await trx
      .updateTable('payments')
      .set({ status: accepted ? 'posted' : 'declined', settled_at: now })
      .where('id', '=', paymentId)
      .execute();
    if (accepted) return;
    await takeBack(trx, account, payment, { date: viewAt(now).today, now });
    const { customer_id: customerId } = account;
    const data = factsOf(account, payment);
    await post.send(trx, { template: 'payment_declined', customerId, data });
  });
}

/** False if the answer was written down before. */
async function closeInstruction(trx: Trx, id: string, result: DebitResult): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('outbox')
    .set({
      settled_at: new Date(),
      outcome: result.result === 'accepted' ? 'accepted' : result.reason,
    })
    .where('payment_id', '=', id)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
