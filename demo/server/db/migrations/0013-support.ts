import { type Kysely, sql } from 'kysely';

/** Conversations between customers and agents. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create sequence conversation_changes`,
  `create table conversations (
    id text primary key,
    customer_id text not null references customers,
    topic text not null,
    account_id text references accounts,
    status text not null check (status in ('waiting', 'answered', 'closed')),
    unread boolean not null,
    answer_by date,
    changed_seq bigint not null
  )`,
  `create index conversations_by_customer on conversations (customer_id, changed_seq desc)`,
  `create table support_messages (
    seq bigint generated always as identity,
    id text primary key,
    conversation_id text not null references conversations,
    sender text not null check (sender in ('customer', 'agent')),
    author text,
    body text not null,
    sent_at timestamptz not null
  )`,
  `create index support_messages_by_conversation on support_messages (conversation_id, seq)`,
  `create table attachments (
    id text primary key,
    message_id text not null references support_messages,
    position integer not null,
    name text not null,
    type text not null,
    size integer not null,
    bytes bytea not null
  )`,
  `create table service_notices (
    id text primary key,
    level text not null,
    title text not null,
    body text not null,
    starts_at timestamptz,
    ends_at timestamptz
  )`,
  `create index attachments_by_message on attachments (message_id, position)`,
];
