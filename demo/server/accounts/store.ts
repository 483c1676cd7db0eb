import type { Selectable, Transaction } from 'kysely';
import type { Db } from '../db/open.ts';
import type { AccountsTable, Database } from '../db/schema.ts';
import type { AccountState, IsoDate, Terms } from '../lending/index.ts';

/** An account as it is stored. */
export type AccountRow = Selectable<AccountsTable>;

/** A transaction; inside one, nothing else may be asked. */
export type Trx = Transaction<Database>;

/** The customer's accounts, in the order they are shown. */
export function listAccounts(db: Db, customerId: string): Promise<AccountRow[]> {
  return db
    .selectFrom('accounts')
    .selectAll()
    .where('customer_id', '=', customerId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** One account of the customer; undefined where it is not theirs. */
export function findAccount(
  db: Db,
  customerId: string,
  accountId: string,
): Promise<AccountRow | undefined> {
  return db
    .selectFrom('accounts')
    .selectAll()
    .where('id', '=', accountId)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
}

/** One account, held until the transaction ends: whatever changes its state comes through here. */
export function lockAccount(trx: Trx, accountId: string): Promise<AccountRow | undefined> {
  return trx
    .selectFrom('accounts')
    .selectAll()
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
}

/** Accounts of which days are still to be done, held until the transaction ends, in a fixed order. */
export function lockBehind(
  trx: Trx,
  { after, today, limit }: { after: string; today: IsoDate; limit: number },
): Promise<AccountRow[]> {
  return trx
    .selectFrom('accounts')
    .selectAll()
    .where('run_through', '<', today)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute();
}

/** Keeps a new state of an account that is locked. */
export async function saveState(trx: Trx, account: AccountRow, state: AccountState): Promise<void> {
  account.state = state;
  await trx
    .updateTable('accounts')
    .set({ state: JSON.stringify(state) })
    .where('id', '=', account.id)
    .execute();
}

/** Keeps what was agreed to anew of an account that is locked. */
export async function saveTerms(trx: Trx, account: AccountRow, terms: Terms): Promise<void> {
  account.terms = terms;
  await trx
    .updateTable('accounts')
    .set({ terms: JSON.stringify(terms) })
    .where('id', '=', account.id)
    .execute();
}
