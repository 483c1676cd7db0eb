import { type Kysely, type Selectable, sql } from 'kysely';
import type { AccountRow, Trx } from '../../accounts/store.ts';
import type { AutopayTable, Database } from '../../db/schema.ts';
import { dueDateOf, type IsoDate, type Terms } from '../../lending/index.ts';
import { findOpenChange } from '../../plans/store.ts';
import { numbersAround } from './days.ts';
import type { Surroundings } from './plan.ts';

/** Why autopay that is set takes nothing. */
export type PauseReason = 'method_removed' | 'method_unverified' | 'returned';

/** The agreement in force, with its method and how its payments fared. */
export type AutopayOrder = Selectable<AutopayTable> & {
  readonly bank_token: string;
  readonly bank_name: string | null;
  readonly last4: string;
  readonly pausedFor: PauseReason | null;
};

/** Payments in a row that may come back before autopay pauses. */
export const returnsBeforePause = 2;

/** The agreement that is in force for an account. */
export async function findOrder(
  db: Kysely<Database>,
  accountId: string,
): Promise<AutopayOrder | undefined> {
  return (await findOrders(db, [accountId])).get(accountId);
}

/** The agreements in force, by account. */
export async function findOrders(
  db: Kysely<Database>,
  accountIds: readonly string[],
): Promise<Map<string, AutopayOrder>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('autopay')
    .innerJoin('payment_methods as method', 'method.id', 'autopay.method_id')
    .selectAll('autopay')
    .select(['method.bank_token', 'method.bank_name', 'method.last4', 'method.status'])
    .select('method.removed_at')
    // Worked out whenever it is asked for, so that it can never lag behind what it comes of.
    .select(
      sql<number>`(
        select count(*) from (
          select status from payments
          where account_id = autopay.account_id and origin = 'autopay'
            and created_at >= autopay.created_at and status <> 'cancelled'
          order by seq desc limit ${sql.lit(returnsBeforePause)}) as latest
        where status in ('declined', 'returned'))`.as('returns'),
    )
    .where('autopay.account_id', 'in', [...accountIds])
    .where('autopay.ended_at', 'is', null)
    .execute();
  return new Map(
    rows.map(({ status, removed_at: removedAt, returns, ...row }) => [
      row.account_id,
      { ...row, pausedFor: pauseReason(status, removedAt, Number(returns)) },
    ]),
  );
}

function pauseReason(
  status: 'verified' | 'unverified',
  removedAt: Date | null,
  returns: number,
): PauseReason | null {
  if (removedAt !== null) return 'method_removed';
  if (status !== 'verified') return 'method_unverified';
  return returns >= returnsBeforePause ? 'returned' : null;
}

/** The key under which a due date's payment is made: there can be only one. */
export function keyFor(accountId: string, dueDate: IsoDate): string {
  return `autopay:${accountId}:${dueDate}`;
}

/** A due date that counts as taken once others are in force, and the key of the payment that took it. */
export interface MovedClaim {
  readonly dueDate: IsoDate;
  readonly paidBy: string;
}

/**
 * New due dates of instalments that were taken under the old ones by a payment that stands: else each
 * would be taken once more. The key of a date that was moved before names its payment as fingerprint.
 */
export async function movedClaims(
  db: Kysely<Database>,
  { id, customer_id: customerId, terms }: AccountRow,
  after: Terms,
): Promise<MovedClaim[]> {
  const numbers = Array.from({ length: terms.termMonths }, (_, at) => at + 1);
  const moved = new Map(
    numbers.map((number) => [keyFor(id, dueDateOf(terms, number)), dueDateOf(after, number)]),
  );
  const stands = await db
    .selectFrom('idempotency_keys as claim')
    .innerJoin('payments', (join) =>
      join
        .onRef('payments.customer_id', '=', 'claim.customer_id')
        .onRef('payments.idempotency_key', '=', 'claim.fingerprint'),
    )
    .select(['claim.key', 'claim.fingerprint as paidBy'])
    .where('claim.customer_id', '=', customerId)
    .where('claim.key', 'in', [...moved.keys()])
    .where('payments.status', 'not in', ['declined', 'returned', 'cancelled'])
    .execute();
  return stands.flatMap(({ key, paidBy }) => {
    const dueDate = moved.get(key);
    return dueDate === undefined || keyFor(id, dueDate) === key ? [] : [{ dueDate, paidBy }];
  });
}

/** Marks due dates as taken by the payments that took what is now due then. */
export async function claimMoved(
  trx: Trx,
  { id, customer_id: customerId }: AccountRow,
  claims: readonly MovedClaim[],
  now: Date,
): Promise<void> {
  if (claims.length === 0) return;
  await trx
    .insertInto('idempotency_keys')
    .values(
      claims.map(({ dueDate, paidBy }) => ({
        customer_id: customerId,
        key: keyFor(id, dueDate),
        fingerprint: paidBy,
        created_at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * What a decision on an account depends on.
 *
 * @param orderId the agreement whose notices count; none where it is only tried out
 */
export async function surroundingsOf(
  db: Kysely<Database>,
  { id, customer_id: customerId, terms }: AccountRow,
  orderId: string | undefined,
  day: IsoDate,
): Promise<Surroundings> {
  const dueDates = numbersAround(terms, day).map((number) => dueDateOf(terms, number));
  const keys = dueDates.map((dueDate) => keyFor(id, dueDate));
  const claimed = await db
    .selectFrom('idempotency_keys')
    .select('key')
    .where('customer_id', '=', customerId)
    .where('key', 'in', keys)
    .execute();
  const taken = new Set(claimed.map(({ key }) => key));
  const waiting = await db
    .selectFrom('payments')
    .select(['date', 'amount', 'kind'])
    .where('account_id', '=', id)
    .where('status', '=', 'scheduled')
    .execute();
  const told =
    orderId === undefined
      ? []
      : await db
          .selectFrom('autopay_notices')
          .select(['due_date', 'amount', 'told_on'])
          .where('autopay_id', '=', orderId)
          .where('kind', '=', 'upcoming')
          .where('due_date', 'in', dueDates)
          .execute();
  return {
    planPending: (await findOpenChange(db, id)) !== undefined,
    waiting,
    taken: new Set(dueDates.filter((dueDate) => taken.has(keyFor(id, dueDate)))),
    told: new Map(
      told.map((row) => [row.due_date ?? '', { amount: row.amount ?? 0, on: row.told_on }]),
    ),
  };
}
