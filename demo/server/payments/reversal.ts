import { appendEntries } from '../accounts/ledger.ts';
import { type AccountRow, saveState, type Trx } from '../accounts/store.ts';
import type { PaymentKind } from '../db/schema.ts';
import { type Entry, type IsoDate, reversePayment } from '../lending/index.ts';

/**
 * Takes a payment back in the books, as if it had never been. The account must be locked.
 *
 * @param date day on which that is so
 */
export async function takeBack(
  trx: Trx,
  account: AccountRow,
  payment: { readonly id: string; readonly kind: PaymentKind },
  { date, now }: { date: IsoDate; now: Date },
): Promise<void> {
  const entry = await paymentEntry(trx, payment);
  const step = reversePayment(account.terms, account.state, entry, date);
  const line = { accountId: account.id, entry: step.entry, recordedAt: now };
  await appendEntries(trx, [{ ...line, paymentId: payment.id }]);
  await saveState(trx, account, step.state);
}

async function paymentEntry(
  trx: Trx,
  { id, kind }: { readonly id: string; readonly kind: PaymentKind },
): Promise<Entry> {
  const row = await trx
    .selectFrom('entries')
    .innerJoin('payments', 'payments.id', 'entries.payment_id')
    .selectAll('entries')
    .select('payments.extra')
    .where('entries.payment_id', '=', id)
    .where('entries.kind', '=', 'payment')
    .executeTakeFirstOrThrow();
  const { fees, interest, principal } = row;
  return {
    kind: row.kind,
    date: row.date,
    amount: row.amount,
    allocation: { fees, interest, principal },
    principalAfter: row.principal_after,
    extra: row.extra,
    ...(kind === 'principal_only' && { principalOnly: true }),
    // The reversal writes its own from the allocation.
    postings: [],
  };
}
