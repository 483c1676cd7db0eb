import type { ColumnType } from 'kysely';
import type { Instant, MaybeInstant, Sequence } from '../db/schema.ts';

/** One row for each conversation. */
export interface ConversationsTable {
  id: string;
  customer_id: string;
  topic: string;
  account_id: string | null;
  status: 'waiting' | 'answered' | 'closed';
  unread: boolean;
  answer_by: string | null;
  /** Grows with every change; lists begin with the greatest. */
  changed_seq: number;
}

export interface SupportMessagesTable {
  seq: Sequence;
  id: string;
  conversation_id: string;
  sender: 'customer' | 'agent';
  author: string | null;
  body: string;
  sent_at: Instant;
}

export interface AttachmentsTable {
  id: string;
  message_id: string;
  position: number;
  name: string;
  type: string;
  size: number;
  bytes: ColumnType<Uint8Array, Uint8Array, never>;
}

export interface ServiceNoticesTable {
  id: string;
  level: string;
  title: string;
  body: string;
  starts_at: MaybeInstant;
  ends_at: MaybeInstant;
}

/** The tables of support. */
export interface SupportTables {
  conversations: ConversationsTable;
  support_messages: SupportMessagesTable;
  attachments: AttachmentsTable;
  service_notices: ServiceNoticesTable;
}
