import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Payment } from '../../../sdk/contract/index.ts';
import type { PageRequest, PageResult } from '../accounts/transactions.ts';
import type { Db } from '../db/open.ts';
import type { Database, PaymentsTable } from '../db/schema.ts';
import { startOf } from '../lender.ts';
import type { Commitments } from './order.ts';

/** A payment to write. */
export type NewPayment = Insertable<PaymentsTable>;

/** A payment as it is stored. */
export type PaymentRow = Selectable<PaymentsTable>;

/** A payment and what its answer says of the method. */
export type PaymentWithMethod = PaymentRow & { bank_name: string | null; last4: string };

/** One page of an account's payments, newest first. */
export async function listPayments(
  db: Db,
  accountId: string,
  { before, limit }: PageRequest,
): Promise<PageResult<PaymentWithMethod>> {
  let query = withMethod(db)
    .where('payments.account_id', '=', accountId)
    .orderBy('payments.seq', 'desc')
    .limit(limit + 1);
  if (before !== undefined) query = query.where('payments.seq', '<', before);
  const rows = await query.execute();
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? items.at(-1)?.seq : undefined };
}

/** One payment of the customer; undefined where it is not theirs. */
export function findPayment(
  db: Kysely<Database>,
  customerId: string,
  paymentId: string,
): Promise<PaymentWithMethod | undefined> {
  return withMethod(db)
    .where('payments.id', '=', paymentId)
    .where('payments.customer_id', '=', customerId)
    .executeTakeFirst();
}

/** The payments that wait for their date. */
export async function commitmentsOf(db: Kysely<Database>, accountId: string): Promise<Commitments> {
  const waiting = await db
    .selectFrom('payments')
    .select(['amount', 'kind'])
    .where('account_id', '=', accountId)
    .where('status', '=', 'scheduled')
    .execute();
  return {
    total: waiting.reduce((sum, { amount }) => sum + amount, 0),
    count: waiting.length,
    payoff: waiting.some(({ kind }) => kind === 'payoff'),
  };
}

/** A payment as the contract shows it. */
export function describePayment(row: PaymentWithMethod): Payment {
  const { fees, interest, principal, currency } = row;
  const money = (amount: number) => ({ amount, currency });
  return {
    id: row.id,
    accountId: row.account_id,
    confirmationNumber: row.confirmation_number,
    amount: money(row.amount),
    date: row.date,
    status: row.status,
    method: { id: row.method_id, bankName: row.bank_name, last4: row.last4 },
    allocation:
      fees === null || interest === null || principal === null
        ? null
        : { fees: money(fees), interest: money(interest), principal: money(principal) },
    authorization: row.authorization_text,
    createdAt: row.created_at.toISOString(),
    cancellableUntil: row.status === 'scheduled' ? startOf(row.date).toISOString() : null,
    kind: row.kind,
    origin: row.origin,
    returned:
      row.returned_reason === null || row.returned_on === null
        ? null
        : {
            reason: row.returned_reason,
            date: row.returned_on,
            fee: money(row.returned_fee ?? 0),
          },
  };
}

function withMethod(db: Kysely<Database>) {
  return db
    .selectFrom('payments')
    .innerJoin('payment_methods', 'payment_methods.id', 'payments.method_id')
    .selectAll('payments')
    .select(['payment_methods.bank_name', 'payment_methods.last4']);
}
