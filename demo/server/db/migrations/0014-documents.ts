import { type Kysely, sql } from 'kysely';

/** Papers about accounts, as they were written. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table documents (
    seq bigint generated always as identity primary key,
    id text not null unique,
    account_id text not null references accounts,
    kind text not null check (kind in ('statement', 'tax', 'contract', 'payoff_letter')),
    -- What tells it from the others of its kind.
    key text not null,
    date date not null,
    year integer not null,
    period_from date,
    period_to date,
    amount bigint,
    -- What it says; its content is written from this alone, and from entries that never change.
    facts jsonb not null,
    -- Entries that it accounts for: after one, through the other.
    after_seq bigint not null,
    through_seq bigint not null,
    unread boolean not null,
    unique (account_id, kind, key)
  )`,
  `create index documents_by_account on documents (account_id, seq desc)`,
];
