import { appendEntries } from '../accounts/ledger.ts';
import { type AccountRow, saveState, type Trx } from '../accounts/store.ts';
import type { PaymentKind } from '../db/schema.ts';
import { type IsoDate, receivePayment, receivePrincipal } from '../lending/index.ts';

/** What posting needs to know of a payment. */
export interface PostablePayment {
  readonly id: string;
  readonly amount: number;
  /** Cents of it that go to principal alone. */
  readonly extra?: number | undefined;
  readonly currency: string;
  readonly idempotency_key: string;
  readonly kind?: PaymentKind | undefined;
}

/**
 * Takes a payment into the books: ledger entry, new state, and the instruction to the bank, all in
 * the caller's transaction. The account must be locked.
 *
 * @throws LendingError where the account does not take it as it stands
 * @param date business date on which it counts
 * @param bankToken account to debit
 * @returns how it was split
 */
export async function postPayment(
  trx: Trx,
  account: AccountRow,
  payment: PostablePayment,
  { date, bankToken, now }: { date: IsoDate; bankToken: string; now: Date },
) {
  const { terms, state } = account;
  const { amount, extra } = payment;
  const step =
    payment.kind === 'principal_only'
      ? receivePrincipal(terms, state, { amount, date, today: date })
      : receivePayment(terms, state, { amount, date, ...(extra ? { extra } : {}) });
  await appendEntries(trx, [
    { accountId: account.id, entry: step.entry, recordedAt: now, paymentId: payment.id },
  ]);
  await saveState(trx, account, step.state);
  await trx
    .updateTable('payments')
    .set({ status: 'processing', ...step.entry.allocation })
    .where('id', '=', payment.id)
    .execute();
  await trx
    .insertInto('outbox')
    .values({
      payment_id: payment.id,
      idempotency_key: payment.idempotency_key,
      bank_token: bankToken,
      amount: payment.amount,
      currency: payment.currency,
      date,
      // Deliveries follow real time, whatever the sandbox's clock says.
      next_attempt_at: new Date(),
    })
    .execute();
  return step.entry.allocation;
}
