import { type Kysely, sql } from 'kysely';

/** Second factors: steps of a sign-in and of a step-up, codes, authenticators, known devices. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // What waits in it lives ten minutes, and until now nothing could be answered.
  `drop table sign_in_steps`,

  // Sign-ins and step-ups that wait for an answer.
  `create table sign_in_steps (
    id text primary key,
    kind text not null,
    customer_id text references customers,
    subject text,
    session_id text references auth_sessions on delete cascade,
    client_id text not null,
    scope text not null,
    code_challenge text not null,
    jkt text not null,
    known_device text,
    failures integer not null default 0,
    data jsonb not null,
    expires_at timestamptz not null
  )`,
  `create index sign_in_steps_expired on sign_in_steps (expires_at)`,
  `create index sign_in_steps_by_customer on sign_in_steps (customer_id)`,
  `create index sign_in_steps_by_session on sign_in_steps (session_id)`,

  // When the session last showed a second factor; real time.
  `alter table auth_sessions add column second_factor_at timestamptz`,

  // Counters of known devices beside that of everybody else; all of one user ID have one owner.
  `alter table sign_in_failures add column owner text`,
  `update sign_in_failures set owner = subject`,
  `alter table sign_in_failures alter column owner set not null`,
  `create index sign_in_failures_by_owner on sign_in_failures (owner)`,

  // Browsers that proved a key of their own after a sign-in.
  `create table known_devices (
    id text primary key,
    customer_id text not null references customers,
    jkt text not null,
    name text,
    created_at timestamptz not null,
    last_used_at timestamptz,
    unique (customer_id, jkt)
  )`,

  // Codes that were mailed: for the browser that asked, and to count the mails.
  `create table email_codes (
    customer_id text not null references customers,
    jkt text not null,
    code_hash text not null,
    sent_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  `create index email_codes_by_customer on email_codes (customer_id, sent_at)`,

  // Authenticator apps, passkeys, and since when codes go by e-mail.
  `create table authenticators (
    id text primary key,
    customer_id text not null references customers,
    kind text not null,
    name text not null,
    credential_id text unique,
    data jsonb not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    confirm_by timestamptz
  )`,
  `create index authenticators_by_customer on authenticators (customer_id, created_at)`,

  `create table recovery_codes (
    customer_id text not null references customers,
    code_hash text not null,
    primary key (customer_id, code_hash)
  )`,
];
