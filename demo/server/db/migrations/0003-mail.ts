import { type Kysely, sql } from 'kysely';

/** Mail: what is to be sent, and what the sandbox caught instead of delivering it. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table mail_outbox (
    seq bigint generated always as identity primary key,
    id text not null unique,
    customer_id text references customers,
    to_address text not null,
    name text,
    locale text not null,
    zone text not null,
    template text not null,
    data jsonb not null,
    attempts integer not null default 0,
    next_attempt_at timestamptz not null,
    give_up_at timestamptz not null,
    done_at timestamptz,
    outcome text check (outcome in ('sent', 'refused', 'too_late'))
  )`,
  `create index mail_outbox_due on mail_outbox (next_attempt_at) where done_at is null`,

  `create table caught_mails (
    seq bigint generated always as identity primary key,
    id text not null unique,
    from_address text not null,
    to_address text not null,
    subject text not null,
    text text not null,
    html text not null,
    language text not null,
    origin text not null,
    caught_at timestamptz not null
  )`,
];
