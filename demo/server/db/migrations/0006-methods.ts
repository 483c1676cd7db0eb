import { type Kysely, sql } from 'kysely';

/** Removed methods, cards, and the small deposits by which a bank account is shown to be one's own. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table payment_methods drop constraint payment_methods_kind_check`,
  `alter table payment_methods add constraint payment_methods_kind_check
    check (kind in ('us_bank_account', 'iban', 'card'))`,

  // A removed method stays, since payments refer to it; its account may be added again.
  `alter table payment_methods add column removed_at timestamptz`,
  `drop index payment_methods_once`,
  `create unique index payment_methods_once on payment_methods (customer_id, bank_token)
    where removed_at is null`,

  `create table method_verifications (
    method_id text primary key references payment_methods,
    first_amount integer not null check (first_amount between 1 and 99),
    second_amount integer not null check (second_amount between 1 and 99),
    currency text not null,
    wrong_tries integer not null default 0,
    failed boolean not null default false,
    deposits_by date not null,
    expires_on date not null,
    ordered_at timestamptz not null,
    check (first_amount <> second_amount)
  )`,

  // Instructions to the bank, written with the method and sent after the commit.
  `create table deposits (
    seq bigint generated always as identity primary key,
    id text not null unique,
    method_id text not null references payment_methods,
    bank_token text not null,
    amount integer not null,
    currency text not null,
    attempts integer not null default 0,
    next_attempt_at timestamptz not null,
    settled_at timestamptz,
    outcome text
  )`,
  `create index deposits_due on deposits (next_attempt_at) where settled_at is null`,
  `create index deposits_by_method on deposits (method_id)`,
];
