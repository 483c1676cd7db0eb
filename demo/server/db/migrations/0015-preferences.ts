import { type Kysely, sql } from 'kysely';

/** How customers want to hear from the lender, what they agreed to for it, and mails that wait. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table preferences (
    customer_id text primary key references customers,
    version bigint not null default 0,
    choices jsonb not null default '{}',
    quiet_from text,
    quiet_until text,
    check ((quiet_from is null) = (quiet_until is null))
  )`,
  // Never changed but for its end, never deleted: what was agreed to has to be shown years later.
  `create table preference_consents (
    id text primary key,
    customer_id text not null references customers,
    kind text not null check (kind in ('paperless', 'sms')),
    version text not null,
    wording text not null,
    phone text,
    given_at timestamptz not null,
    withdrawn_at timestamptz
  )`,
  `create unique index preference_consents_in_force on preference_consents (customer_id, kind) where withdrawn_at is null`,
  `create table consent_codes (
    customer_id text not null references customers,
    kind text not null check (kind in ('paperless', 'sms')),
    code_hash text not null,
    phone text,
    version text,
    tries_left integer not null,
    sent_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (customer_id, kind)
  )`,
  `create table paper_copies (
    id text primary key,
    customer_id text not null references customers,
    account_id text references accounts,
    kind text not null,
    ordered_at timestamptz not null
  )`,
  `alter table mail_outbox
    add column channel text not null default 'email' check (channel in ('email', 'sms')),
    add column held_until timestamptz`,
  `alter table caught_mails
    add column channel text not null default 'email' check (channel in ('email', 'sms'))`,
];
