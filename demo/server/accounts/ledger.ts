import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import { newId } from '../ids.ts';
import type { Entry } from '../lending/index.ts';

/** An entry and what it belongs to. */
export interface LedgerLine {
  readonly accountId: string;
  readonly entry: Entry;
  readonly recordedAt: Date;
  readonly paymentId?: string;
}

/**
 * Adds entries with their postings, in order, in one statement however many there are. Call it
 * in a transaction: the balance of every entry is checked at its end.
 */
export async function appendEntries(
  trx: Kysely<Database>,
  lines: readonly LedgerLine[],
): Promise<void> {
  const rows = lines.map((line, place) => ({ place, id: newId('tx'), ...line }));
  const entries = rows.map(({ place, id, accountId, entry, recordedAt, paymentId }) => ({
    place,
    id,
    account_id: accountId,
    kind: entry.kind,
    date: entry.date,
    amount: entry.amount,
    fees: entry.allocation.fees,
    interest: entry.allocation.interest,
    principal: entry.allocation.principal,
    principal_after: entry.principalAfter,
    payment_id: paymentId ?? null,
    recorded_at: recordedAt,
  }));
  const postings = rows.flatMap(({ id, entry }) =>
    entry.postings.map(({ ledgerAccount, amount }) => ({
      id,
      ledger_account: ledgerAccount,
      amount,
    })),
  );
  await sql`
    with written as (
      insert into entries (id, account_id, kind, date, amount, fees, interest, principal,
                           principal_after, payment_id, recorded_at)
      select id, account_id, kind, date, amount, fees, interest, principal,
             principal_after, payment_id, recorded_at
      from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as line (
        place int, id text, account_id text, kind text, date date, amount bigint, fees bigint,
        interest bigint, principal bigint, principal_after bigint, payment_id text,
        recorded_at timestamptz)
      order by place
      returning seq, id)
    insert into postings (entry_seq, ledger_account, amount)
    select written.seq, side.ledger_account, side.amount
    from jsonb_to_recordset(${JSON.stringify(postings)}::jsonb) as side (
      id text, ledger_account text, amount bigint)
    join written on written.id = side.id`.execute(trx);
}
