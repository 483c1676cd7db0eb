import { appendEntries } from '../accounts/ledger.ts';
import { lockAccount, saveState, type Trx } from '../accounts/store.ts';
import type { DebitResult } from '../bank/protocol.ts';
import type { Db } from '../db/open.ts';
import { viewAt } from '../lender.ts';
import { type Entry, reversePayment } from '../lending/index.ts';

/**
 * Writes down what the bank answered, once: a payment that it took is posted, one that it refused
 * is declined and taken back in the books.
 */
export async function settle(
  db: Db,
  paymentId: string,
  result: DebitResult,
  now: Date,
): Promise<void> {
  const { account_id: accountId } = await db
    .selectFrom('payments')
    .select('account_id')
    .where('id', '=', paymentId)
    .executeTakeFirstOrThrow();
  await db.transaction().execute(async (trx) => {
    // The account first, as everywhere, so that no two transactions wait for each other.
    const account = await lockAccount(trx, accountId);
    if (!account || !(await closeInstruction(trx, paymentId, result))) return;
    const accepted = result.result === 'accepted';
    await trx
      .updateTable('payments')
      .set({ status: accepted ? 'posted' : 'declined', settled_at: now })
      .where('id', '=', paymentId)
      .execute();
    if (accepted) return;
    const entry = await paymentEntry(trx, paymentId);
    const step = reversePayment(account.terms, account.state, entry, viewAt(now).today);
    await appendEntries(trx, [{ accountId, entry: step.entry, recordedAt: now, paymentId }]);
    await saveState(trx, account, step.state);
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

async function paymentEntry(trx: Trx, paymentId: string): Promise<Entry> {
  const row = await trx
    .selectFrom('entries')
    .selectAll()
    .where('payment_id', '=', paymentId)
    .where('kind', '=', 'payment')
    .executeTakeFirstOrThrow();
  const { fees, interest, principal } = row;
  return {
    kind: row.kind,
    date: row.date,
    amount: row.amount,
    allocation: { fees, interest, principal },
    principalAfter: row.principal_after,
    // The reversal writes its own from the allocation.
    postings: [],
  };
}
