import { type Kysely, sql } from 'kysely';

/** What automatic payments are set to, each agreement kept for good, and the mails about them. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // A row is one agreement; it ends when it is revoked or another takes its place, and is kept.
  `alter table autopay
    add column id text,
    add column amount_kind text not null default 'due' check (amount_kind in ('due', 'due_plus', 'fixed')),
    add column amount bigint check (amount > 0),
    add column day integer check (day between 1 and 31),
    add column given_on date,
    add column usual bigint,
    add column ended_at timestamptz,
    add column ended_by text check (ended_by in ('changed', 'revoked')),
    add column pause_told text,
    add check ((amount is null) = (amount_kind = 'due')),
    add check ((ended_at is null) = (ended_by is null))`,
  `update autopay set id = 'apy_' || account_id, given_on = (created_at at time zone 'UTC')::date`,
  `alter table autopay
    drop constraint autopay_pkey,
    alter column id set not null,
    alter column given_on set not null,
    add primary key (id)`,
  `create unique index autopay_one_in_force on autopay (account_id) where ended_at is null`,
  `create index autopay_by_method on autopay (method_id) where ended_at is null`,

  // What is to be told by mail. Written with what it tells of, mailed after the commit.
  `create table autopay_notices (
    seq bigint generated always as identity primary key,
    autopay_id text not null references autopay,
    kind text not null check (kind in ('set', 'revoked', 'upcoming', 'paused')),
    due_date date,
    amount bigint,
    told_on date not null,
    data jsonb not null,
    mailed_at timestamptz
  )`,
  `create unique index autopay_notices_once on autopay_notices (autopay_id, due_date) where kind = 'upcoming'`,
  `create index autopay_notices_waiting on autopay_notices (seq) where mailed_at is null`,

  // Cents of a payment that go to principal alone and satisfy no instalment.
  `alter table payments add column extra bigint not null default 0 check (extra >= 0 and extra <= amount)`,
];
