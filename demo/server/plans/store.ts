import { type Kysely, type Selectable, sql } from 'kysely';
import type { PlanChange } from '../../../sdk/contract/index.ts';
import type { PageRequest, PageResult } from '../accounts/transactions.ts';
import type { Trx } from '../accounts/store.ts';
import type { Database } from '../db/schema.ts';
import type { IsoDate } from '../lending/index.ts';
import type { PlanChangesTable, PlanEvent, PlanStatus } from './tables.ts';

/** A change of plan as it is stored. */
export type PlanRow = Selectable<PlanChangesTable>;

const open: readonly PlanStatus[] = ['awaiting_signatures', 'in_review', 'info_needed'];

/** Whether nothing is decided yet. */
export function isOpen({ status }: Pick<PlanRow, 'status'>): boolean {
  return open.includes(status);
}

/** An account's change that is under way; undefined where none is. */
export function findOpenChange(
  db: Kysely<Database>,
  accountId: string,
): Promise<PlanRow | undefined> {
  return db
    .selectFrom('plan_changes')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('status', 'in', [...open])
    .executeTakeFirst();
}

/** One change by its id. */
export function findChange(db: Kysely<Database>, id: string): Promise<PlanRow | undefined> {
  return db.selectFrom('plan_changes').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One change of the customer's. */
export function findOwnChange(
  db: Kysely<Database>,
  customerId: string,
  id: string,
): Promise<PlanRow | undefined> {
  return db
    .selectFrom('plan_changes')
    .innerJoin('accounts', 'accounts.id', 'plan_changes.account_id')
    .selectAll('plan_changes')
    .where('plan_changes.id', '=', id)
    .where('accounts.customer_id', '=', customerId)
    .executeTakeFirst();
}

/** The changes that a customer is to sign, or has signed, as a co-borrower: once the customer whose contract it is has. */
function sharedWith(db: Kysely<Database>, customerId: string) {
  return db
    .selectFrom('plan_changes')
    .innerJoin('plan_signers as own', 'own.plan_change_id', 'plan_changes.id')
    .innerJoin('plan_signers as first', 'first.plan_change_id', 'plan_changes.id')
    .selectAll('plan_changes')
    .where('own.customer_id', '=', customerId)
    .where('own.role', '=', 'co_borrower')
    .where('first.role', '=', 'customer')
    .where('first.signed_at', 'is not', null);
}

/** One change of a contract that the customer is a co-borrower of. */
export function findSharedChange(
  db: Kysely<Database>,
  customerId: string,
  id: string,
): Promise<PlanRow | undefined> {
  return sharedWith(db, customerId).where('plan_changes.id', '=', id).executeTakeFirst();
}

/** One page of the changes of contracts that the customer is a co-borrower of, newest first. */
export async function listSharedChanges(
  db: Kysely<Database>,
  customerId: string,
  { before, limit }: PageRequest,
): Promise<PageResult<PlanChange>> {
  let query = sharedWith(db, customerId)
    .orderBy('plan_changes.seq', 'desc')
    .limit(limit + 1);
  if (before !== undefined) query = query.where('plan_changes.seq', '<', before);
  return pageOf(db, await query.execute(), limit);
}

/** When each kind of change was last applied to an account. */
export async function lastApplied(
  db: Kysely<Database>,
  accountId: string,
): Promise<Map<PlanRow['kind'], Date>> {
  const rows = await db
    .selectFrom('plan_changes as change')
    .innerJoin('plan_events as event', 'event.plan_change_id', 'change.id')
    .select(['change.kind', sql<Date>`max(event.at)`.as('at')])
    .where('change.account_id', '=', accountId)
    .where('event.kind', '=', 'applied')
    .groupBy('change.kind')
    .execute();
  return new Map(rows.map(({ kind, at }) => [kind, at]));
}

/** One page of an account's changes, newest first. */
export async function listChanges(
  db: Kysely<Database>,
  accountId: string,
  { before, limit }: PageRequest,
): Promise<PageResult<PlanChange>> {
  let query = db
    .selectFrom('plan_changes')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('seq', 'desc')
    .limit(limit + 1);
  if (before !== undefined) query = query.where('seq', '<', before);
  return pageOf(db, await query.execute(), limit);
}

async function pageOf(
  db: Kysely<Database>,
  rows: readonly PlanRow[],
  limit: number,
): Promise<PageResult<PlanChange>> {
  const shown = rows.slice(0, limit);
  const items: PlanChange[] = [];
  for (const row of shown) items.push(await describeChange(db, row));
  return { items, next: rows.length > limit ? shown.at(-1)?.seq : undefined };
}

/** A change as the contract shows it. */
export async function describeChange(db: Kysely<Database>, row: PlanRow): Promise<PlanChange> {
  const signers = await db
    .selectFrom('plan_signers')
    .select(['role', 'name', 'signed_at'])
    .where('plan_change_id', '=', row.id)
    .orderBy('position')
    .execute();
  const events = await db
    .selectFrom('plan_events')
    .select(['kind', 'at'])
    .where('plan_change_id', '=', row.id)
    .orderBy('seq')
    .execute();
  return {
    id: row.id,
    accountId: row.account_id,
    kind: row.kind,
    choice: row.choice,
    effect: row.effect,
    agreement: row.agreement,
    expiresOn: row.expires_on,
    status: row.status,
    decideOn: row.decide_on,
    reason: row.reason,
    signers: signers.map(({ role, name, signed_at: at }) => ({
      role,
      name,
      signedAt: at?.toISOString() ?? null,
    })),
    events: events.map(({ kind, at }) => ({ kind, at: at.toISOString() })),
  };
}

/** Notes what happened to a change. */
export async function addEvent(trx: Trx, id: string, kind: PlanEvent, at: Date): Promise<void> {
  await trx.insertInto('plan_events').values({ plan_change_id: id, kind, at }).execute();
}

/** Moves a change on. */
export async function setStatus(
  trx: Trx,
  row: PlanRow,
  status: PlanStatus,
  rest: {
    decide_on?: IsoDate;
    expires_on?: IsoDate;
    details?: string;
    reason?: Exclude<PlanRow['reason'], null>;
  } = {},
): Promise<PlanRow> {
  return trx
    .updateTable('plan_changes')
    .set({ status, decide_on: null, ...rest })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
