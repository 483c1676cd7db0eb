import { type Kysely, sql } from 'kysely';

/** Which instalment an automatic payment is for: by its number, which stays wherever its due date moves. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table payments
    add column instalment integer check (instalment > 0),
    add column due_on date,
    add check ((instalment is null) or (due_on is not null and origin = 'autopay'))`,

  // Before, a payment's key was by its due date; where that moved, a claim under the new one named the payment.
  // A date that is no due date any more is left alone: its payment failed, or another claim has it.
  `with runs as (
    select id as account_id, 1 as first, (terms ->> 'firstDueOn')::date as due_on,
      coalesce((terms ->> 'dueDay')::integer, extract(day from (terms ->> 'firstDueOn')::date)::integer) as due_day
    from accounts
    union all
    select accounts.id, (change ->> 'from')::integer, (change ->> 'dueOn')::date, (change ->> 'dueDay')::integer
    from accounts, jsonb_array_elements(coalesce(terms -> 'changes', '[]')) as change
  ), bounded as (
    select *, lead(first) over (partition by account_id order by first) as next from runs
  ), claims as (
    select payments.id, payments.account_id, right(claim.key, 10)::date as due_on
    from payments
    join idempotency_keys as claim
      on claim.customer_id = payments.customer_id and claim.fingerprint = payments.idempotency_key
      and claim.key ~ '^autopay:.*:\\d{4}-\\d{2}-\\d{2}$'
    where payments.origin = 'autopay'
  ), months as (
    select claims.*, bounded.first, bounded.next, bounded.due_day, bounded.first
      + 12 * (extract(year from claims.due_on) - extract(year from bounded.due_on))::integer
      + (extract(month from claims.due_on) - extract(month from bounded.due_on))::integer as number
    from claims join bounded using (account_id)
  ), numbered as (
    select distinct on (id) id, due_on, number from months
    where number >= first and (next is null or number < next)
      and extract(day from due_on) = least(due_day,
        extract(day from date_trunc('month', due_on) + interval '1 month - 1 day'))
    order by id, due_on desc
  )
  update payments set instalment = numbered.number, due_on = numbered.due_on
  from numbered where payments.id = numbered.id`,

  // Whatever keys and days say, the bank is asked once for an instalment, unless the first payment failed.
  `create unique index payments_once_per_instalment on payments (account_id, instalment)
    where instalment is not null and status not in ('declined', 'returned', 'cancelled')`,
  `create index payments_by_instalment on payments (account_id, instalment) where instalment is not null`,

  // What waits is asked for by account, and for every account by the run of days.
  `drop index payments_scheduled`,
  `create index payments_scheduled on payments (account_id, date) where status = 'scheduled'`,
];
