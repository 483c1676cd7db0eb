import { type Kysely, type Selectable, sql } from 'kysely';
import type { AccountRow } from '../../accounts/store.ts';
import type { AutopayTable, Database } from '../../db/schema.ts';
import { dueDateOf, type IsoDate } from '../../lending/index.ts';
import { numbersAround } from './days.ts';
import type { Surroundings, Waiting } from './plan.ts';

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

/** Payments after which an instalment counts as untouched, once its due date has moved. */
const undone = ['declined', 'returned', 'cancelled'] as const;

/**
 * The key of an instalment's payment, by its number: there can be only one, wherever its due date moves.
 * Where that one failed before the date moved, the new date has a key of its own.
 */
export function keyFor(
  accountId: string,
  { number, dueDate }: { readonly number: number; readonly dueDate: IsoDate },
  { again }: { readonly again: boolean },
): string {
  return `autopay:${accountId}:${number}${again ? `:${dueDate}` : ''}`;
}

/** A payment that was made for an instalment. */
interface Made {
  readonly number: number;
  /** The due date that it was made for. */
  readonly dueOn: IsoDate;
  readonly stands: boolean;
}

/** As {@link Surroundings}, of what the books of the server have. */
interface StoredSurroundings extends Surroundings {
  /** Numbers of instalments whose payment failed, and whose due date has moved since. */
  readonly failed: ReadonlySet<number>;
}

/**
 * What a decision on an account depends on.
 *
 * @param orderId the agreement whose notices count; none where it is only tried out
 */
export async function surroundingsOf(
  db: Kysely<Database>,
  { id, terms }: AccountRow,
  orderId: string | undefined,
  day: IsoDate,
): Promise<StoredSurroundings> {
  const numbers = numbersAround(terms, day);
  const dueDates = new Map(numbers.map((number) => [number, dueDateOf(terms, number)]));
  // In one go: it is asked for every account, on every day with something to do.
  const { rows } = await sql<{
    waiting: Waiting[] | null;
    made: Made[] | null;
    told: { dueOn: IsoDate; amount: number; on: IsoDate }[] | null;
    planPending: boolean;
  }>`
    select
      (select jsonb_agg(jsonb_build_object('date', date, 'amount', amount, 'kind', kind)) from payments
        where account_id = ${id} and status = 'scheduled') as waiting,
      (select jsonb_agg(jsonb_build_object('number', instalment, 'dueOn', due_on,
          'stands', status not in (${sql.join(undone)}))) from payments
        where account_id = ${id} and instalment is not null
          and instalment = any(${numbers}::integer[])) as made,
      (select jsonb_agg(jsonb_build_object('dueOn', due_date, 'amount', amount, 'on', told_on))
        from autopay_notices
        where autopay_id = ${orderId ?? null} and kind = 'upcoming'
          and due_date = any(${[...dueDates.values()]}::date[])) as told,
      exists (select from plan_changes
        where account_id = ${id}
          and status in ('awaiting_signatures', 'in_review', 'info_needed')) as "planPending"
    `.execute(db);
  const [found] = rows;
  // A payment that failed is not tried again for the same due date; for one that has moved, it is.
  const isTaken = ({ number, dueOn, stands }: Made) => stands || dueOn === dueDates.get(number);
  const made = found?.made ?? [];
  const taken = new Set(made.filter(isTaken).map(({ number }) => number));
  return {
    planPending: found?.planPending ?? false,
    waiting: found?.waiting ?? [],
    taken,
    failed: new Set(made.map(({ number }) => number).filter((number) => !taken.has(number))),
    told: new Map(found?.told?.map(({ dueOn, amount, on }) => [dueOn, { amount, on }])),
  };
}
