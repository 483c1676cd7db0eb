import { type Kysely, sql } from 'kysely';

/** Forgotten passwords, invitations and what is agreed to at registration. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // Asked at registration, where the contract has it.
  `alter table customers add column birth_date date`,

  // Requests for a new password, of customers and of names that are nobody's alike. The link's
  // secret is made when the mail is written, and only its hash is kept. No foreign key: checking
  // it would be work that only a customer's request makes.
  `create table password_resets (
    id text primary key,
    subject text not null,
    customer_id text,
    token_hash text unique,
    requested_at timestamptz not null,
    handled_at timestamptz,
    expires_at timestamptz,
    used_at timestamptz
  )`,
  `create index password_resets_by_subject on password_resets (subject, requested_at)`,
  `create index password_resets_waiting on password_resets (requested_at) where handled_at is null`,
  `create index password_resets_by_customer on password_resets (customer_id)`,

  // One per customer; its links are below, since an expired one can be sent again.
  `create table invitations (
    id text primary key,
    customer_id text not null unique references customers,
    wrong_proofs integer not null default 0,
    user_id_checks integer not null default 0,
    created_at timestamptz not null,
    used_at timestamptz
  )`,
  `create table invitation_links (
    token_hash text primary key,
    invitation_id text not null references invitations,
    created_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  `create index invitation_links_by_invitation on invitation_links (invitation_id, created_at)`,

  `create table consents (
    customer_id text not null references customers,
    topic text not null,
    granted boolean not null,
    version text not null,
    recorded_at timestamptz not null,
    primary key (customer_id, topic, recorded_at)
  )`,
];
