import { type Kysely, sql } from 'kysely';

/** Sign-in: secrets, the provider's models, sessions, proofs seen, failures counted. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // Keys made once and kept between starts.
  `create table auth_secrets (
    name text primary key,
    value jsonb not null
  )`,

  // What oidc-provider keeps. Tokens and codes are stored by their hash.
  `create table oidc_models (
    model text not null,
    id text not null,
    payload jsonb not null,
    grant_id text,
    uid text,
    expires_at timestamptz,
    primary key (model, id)
  )`,
  `create index oidc_models_by_grant on oidc_models (grant_id) where grant_id is not null`,
  `create index oidc_models_by_uid on oidc_models (uid) where uid is not null`,
  `create index oidc_models_expired on oidc_models (expires_at)`,

  // One sign-in; its id is the provider's grant.
  `create table auth_sessions (
    id text primary key,
    customer_id text not null references customers,
    client_id text not null,
    device text,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  `create index auth_sessions_by_customer on auth_sessions (customer_id, created_at desc, id)`,
  `create index auth_sessions_expired on auth_sessions (expires_at)`,

  // Proofs seen, for as long as one could be accepted again.
  `create table dpop_proofs (
    id text primary key,
    expires_at timestamptz not null
  )`,
  `create index dpop_proofs_expired on dpop_proofs (expires_at)`,

  // Failed sign-ins in business time, by a keyed hash of what was typed, customer or not.
  `create table sign_in_failures (
    subject text primary key,
    failed_at jsonb not null
  )`,

  // Sign-ins that wait for a further step.
  `create table sign_in_steps (
    id text primary key,
    kind text not null,
    customer_id text not null references customers,
    client_id text not null,
    scope text not null,
    code_challenge text not null,
    jkt text not null,
    expires_at timestamptz not null
  )`,
  `create index sign_in_steps_expired on sign_in_steps (expires_at)`,
];
