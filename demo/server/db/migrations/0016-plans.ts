import { type Kysely, sql } from 'kysely';

/** Changes of plan with their signatures and what happened to them; fees that are waived. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table entries drop constraint entries_kind_check`,
  `alter table entries add constraint entries_kind_check
    check (kind in ('disbursement', 'payment', 'fee', 'waiver', 'reversal'))`,

  // Who else has signed the contract.
  `alter table accounts add column co_borrower jsonb`,

  `create table plan_changes (
    seq bigint generated always as identity primary key,
    id text not null unique,
    account_id text not null references accounts,
    kind text not null check (kind in ('due_date', 'extension', 'hardship')),
    choice integer not null check (choice between 1 and 28),
    details text,
    status text not null check (status in ('awaiting_signatures', 'in_review', 'info_needed',
      'applied', 'declined', 'withdrawn', 'expired')),
    reason text,
    -- The due dates agreed to, and what was shown of their effect.
    due_change jsonb not null,
    effect jsonb not null,
    agreement text not null,
    expires_on date not null,
    decide_on date,
    created_at timestamptz not null,
    check ((decide_on is null) = (status <> 'in_review'))
  )`,
  `create index plan_changes_by_account on plan_changes (account_id, seq desc)`,
  `create unique index plan_changes_one_open on plan_changes (account_id)
    where status in ('awaiting_signatures', 'in_review', 'info_needed')`,

  `create table plan_signers (
    plan_change_id text not null references plan_changes (id),
    position integer not null,
    role text not null check (role in ('customer', 'co_borrower')),
    name text not null,
    -- Of the link that a co-borrower signs with.
    secret_hash text unique,
    signed_name text,
    signed_at timestamptz,
    primary key (plan_change_id, position),
    check ((signed_name is null) = (signed_at is null))
  )`,

  `create table plan_events (
    seq bigint generated always as identity primary key,
    plan_change_id text not null references plan_changes (id),
    kind text not null,
    at timestamptz not null
  )`,
  `create index plan_events_by_change on plan_events (plan_change_id, seq)`,
];
