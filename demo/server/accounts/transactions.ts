import { sql } from 'kysely';
import type { Transaction, TransactionFilter } from '../../../sdk/contract/index.ts';
import type { Db } from '../db/open.ts';
import type { AccountRow } from './store.ts';

/** Where a page of a newest-first list begins: below this number. */
export interface PageRequest {
  readonly before: number | undefined;
  readonly limit: number;
}

/** One page of rows, and where the next one begins; undefined on the last. */
export interface PageResult<T> {
  readonly items: T[];
  readonly next: number | undefined;
}

const credits: ReadonlySet<string> = new Set(['payment', 'waiver']);

/** What finds one page of a history, and one entry more if there is one. */
export function transactionsQuery(
  db: Db,
  accountId: string,
  { before, limit }: PageRequest,
  { kind, from, to }: TransactionFilter = {},
) {
  // Of a period, the rows are found by date and then sorted. By `seq` alone the planner may hope to meet
  // them soon on its way down the primary key, and walk through everybody's entries instead.
  const order = from === undefined && to === undefined ? sql`seq` : sql`seq + 0`;
  let query = db
    .selectFrom('entries')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy(order, 'desc')
    .limit(limit + 1);
  if (before !== undefined) query = query.where('seq', '<', before);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (from !== undefined) query = query.where('date', '>=', from);
  if (to !== undefined) query = query.where('date', '<=', to);
  return query;
}

/**
 * One page of an account's history, newest first: all of it, or what a filter lets through. What is
 * added later cannot shift it.
 */
export async function listTransactions(
  db: Db,
  account: AccountRow,
  request: PageRequest,
  filter: TransactionFilter = {},
): Promise<PageResult<Transaction>> {
  const { limit } = request;
  const rows = await transactionsQuery(db, account.id, request, filter).execute();
  const shown = rows.slice(0, limit);
  const money = (amount: number) => ({ amount, currency: account.currency });
  return {
    items: shown.map((row) => ({
      id: row.id,
      accountId: row.account_id,
      kind: row.kind,
      direction: credits.has(row.kind) ? 'credit' : 'debit',
      date: row.date,
      recordedAt: row.recorded_at.toISOString(),
      amount: money(row.amount),
      allocation: {
        fees: money(row.fees),
        interest: money(row.interest),
        principal: money(row.principal),
      },
      principalAfter: money(row.principal_after),
      paymentId: row.payment_id,
    })),
    next: rows.length > limit ? shown.at(-1)?.seq : undefined,
  };
}
