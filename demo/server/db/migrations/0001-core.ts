import { type Kysely, sql } from 'kysely';

/** Customers, accounts, the ledger, payments and what makes them happen once. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table settings (
    key text primary key,
    value jsonb not null
  )`,

  `create table sandbox_clock (
    id integer primary key check (id = 1),
    offset_ms bigint not null
  )`,

  `create table customers (
    id text primary key,
    user_id text not null unique,
    name text not null,
    email text not null,
    zone text not null,
    locale text not null,
    password_hash text,
    locked_until timestamptz,
    second_factor text,
    created_at timestamptz not null default now()
  )`,

  `create table accounts (
    id text primary key,
    customer_id text not null references customers,
    position integer not null default 0,
    contract_number text not null unique,
    vin text not null,
    vehicle jsonb not null,
    currency text not null,
    terms jsonb not null,
    state jsonb not null,
    lease jsonb,
    opened_on date not null,
    run_through date not null
  )`,
  `create index accounts_by_run on accounts (run_through)`,
  `create index accounts_by_customer on accounts (customer_id, position, id)`,

  // The ledger. An entry is one event of an account; its postings say which ledger accounts moved.
  `create table entries (
    seq bigint generated always as identity primary key,
    id text not null unique,
    account_id text not null references accounts,
    kind text not null check (kind in ('disbursement', 'payment', 'fee', 'reversal')),
    date date not null,
    amount bigint not null check (amount >= 0),
    fees bigint not null,
    interest bigint not null,
    principal bigint not null,
    principal_after bigint not null,
    payment_id text,
    recorded_at timestamptz not null
  )`,
  `create index entries_by_account on entries (account_id, seq desc)`,
  `create unique index entries_once_per_payment on entries (payment_id, kind) where payment_id is not null`,

  `create table postings (
    entry_seq bigint not null references entries,
    ledger_account text not null,
    amount bigint not null
  )`,
  `create index postings_by_entry on postings (entry_seq)`,

  // Checked at commit: every entry has postings and they sum to zero.
  `create function entry_balances() returns trigger language plpgsql as $$
  declare
    entry bigint := case tg_table_name when 'entries' then (to_jsonb(new) ->> 'seq')::bigint
                                       else (to_jsonb(new) ->> 'entry_seq')::bigint end;
  begin
    if (select count(*) < 2 or sum(amount) <> 0 from postings where entry_seq = entry) then
      raise exception 'ledger entry % does not balance', entry using errcode = 'check_violation';
    end if;
    return null;
  end $$`,
  `create constraint trigger entries_balance after insert on entries
    deferrable initially deferred for each row execute function entry_balances()`,
  `create constraint trigger postings_balance after insert on postings
    deferrable initially deferred for each row execute function entry_balances()`,

  // What is written stays written; a mistake is corrected by a reversal.
  `create function ledger_is_append_only() returns trigger language plpgsql as $$
  begin
    raise exception 'the ledger is append-only' using errcode = 'integrity_constraint_violation';
  end $$`,
  ...['entries', 'postings'].map(
    (table) => `create trigger ${table}_append_only before update or delete or truncate on ${table}
      for each statement execute function ledger_is_append_only()`,
  ),

  // The bank keeps the numbers; here is only its token for them.
  `create table payment_methods (
    id text primary key,
    customer_id text not null references customers,
    kind text not null check (kind in ('us_bank_account', 'iban')),
    bank_token text not null,
    bank_name text,
    account_type text,
    last4 text not null,
    nickname text,
    status text not null check (status in ('verified', 'unverified')),
    is_default boolean not null default false,
    created_at timestamptz not null
  )`,
  `create index payment_methods_by_customer on payment_methods (customer_id, created_at, id)`,
  `create unique index payment_methods_one_default on payment_methods (customer_id) where is_default`,
  `create unique index payment_methods_once on payment_methods (customer_id, bank_token)`,

  `create table payments (
    seq bigint generated always as identity primary key,
    id text not null unique,
    account_id text not null references accounts,
    customer_id text not null references customers,
    method_id text not null references payment_methods,
    origin text not null check (origin in ('customer', 'autopay')),
    confirmation_number text not null unique,
    idempotency_key text not null,
    amount bigint not null check (amount > 0),
    currency text not null,
    date date not null,
    status text not null check (status in ('scheduled', 'processing', 'posted', 'declined', 'cancelled', 'returned')),
    fees bigint,
    interest bigint,
    principal bigint,
    authorization_text text not null,
    created_at timestamptz not null,
    settled_at timestamptz
  )`,
  `create unique index payments_once_per_key on payments (customer_id, idempotency_key)`,
  `create index payments_by_account on payments (account_id, seq desc)`,
  `create index payments_scheduled on payments (date) where status = 'scheduled'`,

  `create table idempotency_keys (
    customer_id text not null references customers,
    key text not null,
    fingerprint text not null,
    payment_id text,
    status integer,
    body text,
    created_at timestamptz not null,
    primary key (customer_id, key)
  )`,

  `create table autopay (
    account_id text primary key references accounts,
    method_id text not null references payment_methods,
    authorization_text text not null,
    created_at timestamptz not null
  )`,

  // Instructions to the bank, written with the ledger entries and sent after the commit.
  `create table outbox (
    seq bigint generated always as identity primary key,
    payment_id text not null unique references payments (id),
    idempotency_key text not null,
    bank_token text not null,
    amount bigint not null,
    currency text not null,
    attempts integer not null default 0,
    next_attempt_at timestamptz not null,
    settled_at timestamptz,
    outcome text
  )`,
  `create index outbox_due on outbox (next_attempt_at) where settled_at is null`,
];
