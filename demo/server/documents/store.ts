import { type Insertable, type Selectable, sql } from 'kysely';
import type { AccountDocument, DocumentFilter } from '../../../sdk/contract/index.ts';
import type { AccountRow, Trx } from '../accounts/store.ts';
import type { PageRequest, PageResult } from '../accounts/transactions.ts';
import type { Db } from '../db/open.ts';
import { newId } from '../ids.ts';
import type { BookEntry } from '../lending/index.ts';
import type { DocumentFacts } from './facts.ts';
import type { DocumentsTable } from './tables.ts';

/** A paper as it is stored. */
export type DocumentRow = Selectable<DocumentsTable>;

/** A paper to be stored. */
export type NewDocument = Omit<Insertable<DocumentsTable>, 'id' | 'facts'> & {
  readonly facts: DocumentFacts;
};

/** An entry with its place in the ledger. */
export type SeqEntry = BookEntry & { readonly seq: number };

/**
 * Stores papers, in order; one that is there already stays as it is.
 *
 * @returns those that were not there, in order
 */
export async function insertDocuments(
  db: Db | Trx,
  documents: readonly NewDocument[],
): Promise<DocumentRow[]> {
  if (documents.length === 0) return [];
  return db
    .insertInto('documents')
    .values(
      documents.map(({ facts, ...row }) => ({
        ...row,
        id: newId('doc'),
        facts: JSON.stringify(facts),
      })),
    )
    .onConflict((conflict) => conflict.columns(['account_id', 'kind', 'key']).doNothing())
    .returningAll()
    .execute();
}

/** One page of an account's papers, newest first. */
export async function listDocuments(
  db: Db,
  account: AccountRow,
  { before, limit }: PageRequest,
  { kind, year }: DocumentFilter,
): Promise<PageResult<AccountDocument>> {
  let query = db
    .selectFrom('documents')
    .selectAll()
    .where('account_id', '=', account.id)
    .orderBy('seq', 'desc')
    .limit(limit + 1);
  if (before !== undefined) query = query.where('seq', '<', before);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (year !== undefined) query = query.where('year', '=', Number(year));
  const rows = await query.execute();
  const shown = rows.slice(0, limit);
  return {
    items: shown.map((row) => describe(row, account.currency)),
    next: rows.length > limit ? shown.at(-1)?.seq : undefined,
  };
}

function describe(row: DocumentRow, currency: string): AccountDocument {
  const { period_from: from, period_to: to, amount } = row;
  return {
    id: row.id,
    accountId: row.account_id,
    kind: row.kind,
    date: row.date,
    year: row.year,
    period: from !== null && to !== null ? { from, to } : null,
    amount: amount === null ? null : { amount, currency },
    unread: row.unread,
  };
}

/** One of the customer's papers; undefined where it is not theirs. */
export function findDocument(
  db: Db,
  customerId: string,
  id: string,
): Promise<DocumentRow | undefined> {
  return db
    .selectFrom('documents')
    .innerJoin('accounts', 'accounts.id', 'documents.account_id')
    .selectAll('documents')
    .where('documents.id', '=', id)
    .where('accounts.customer_id', '=', customerId)
    .executeTakeFirst();
}

/** Marks one as read. */
export async function markRead(db: Db, { id }: DocumentRow): Promise<void> {
  await db.updateTable('documents').set({ unread: false }).where('id', '=', id).execute();
}

/** A statement that was sent. */
interface SentStatement {
  readonly date: string;
  readonly dueDate: string;
}

/** What is there of an account, and what its statements account for. */
export async function knownOf(db: Db | Trx, accountId: string) {
  const rows = await db
    .selectFrom('documents')
    .select(['kind', 'key', 'date', 'through_seq'])
    .select(sql<string | null>`facts->'figures'->>'number'`.as('number'))
    .where('account_id', '=', accountId)
    .where('kind', '!=', 'payoff_letter')
    .orderBy('seq')
    .execute();
  const statements = rows.filter(({ kind }) => kind === 'statement');
  const taxes = rows.filter(({ kind }) => kind === 'tax');
  return {
    contract: rows.some(({ kind }) => kind === 'contract'),
    taxYears: new Set(taxes.map(({ key }) => Number(key))),
    /** Last entry that each year's tax paper accounts for. */
    taxSeqs: new Map(taxes.map((row) => [Number(row.key), row.through_seq])),
    /** The latest statement of each instalment, with the due date that it named. */
    statements: new Map(
      statements.map(({ number, date, key }): [number, SentStatement] => [
        Number(number),
        { date, dueDate: key },
      ]),
    ),
    /** Last day that a statement accounts for; empty before the first. */
    through:
      statements
        .map(({ date }) => date)
        .sort()
        .at(-1) ?? '',
    throughSeq: Math.max(0, ...statements.map((row) => row.through_seq)),
  };
}

/** Entries of an account in order, with what is known of the payments that they came of. */
export async function readBook(
  db: Db | Trx,
  accountId: string,
  { after = 0, through }: { after?: number; through?: number } = {},
): Promise<SeqEntry[]> {
  let query = db
    .selectFrom('entries')
    .leftJoin('payments', 'payments.id', 'entries.payment_id')
    .select([
      'entries.seq',
      'entries.kind',
      'entries.date',
      'entries.amount',
      'entries.fees',
      'entries.interest',
      'entries.principal',
      'entries.principal_after',
      'entries.payment_id',
      'payments.extra',
      'payments.kind as payment_kind',
    ])
    .where('entries.account_id', '=', accountId)
    .where('entries.seq', '>', after)
    .orderBy('entries.seq');
  if (through !== undefined) query = query.where('entries.seq', '<=', through);
  const rows = await query.execute();
  return rows.map((row) => ({
    seq: row.seq,
    kind: row.kind,
    date: row.date,
    amount: row.amount,
    allocation: { fees: row.fees, interest: row.interest, principal: row.principal },
    principalAfter: row.principal_after,
    paymentId: row.payment_id,
    extra: row.extra ?? 0,
    ...(row.payment_kind === 'principal_only' && { principalOnly: true as const }),
  }));
}
