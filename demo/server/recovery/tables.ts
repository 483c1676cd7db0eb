import type { Generated } from 'kysely';
import type { Instant, MaybeInstant } from '../db/schema.ts';

export interface PasswordResetsTable {
  id: string;
  /** Keyed hash of the normalised user ID: people type passwords there, too. */
  subject: string;
  /** Null where nobody has the user ID, or whoever has it has not registered. */
  customer_id: string | null;
  /** Null until the mail is written. */
  token_hash: string | null;
  /** In real time, as the others here. */
  requested_at: Instant;
  handled_at: MaybeInstant;
  expires_at: MaybeInstant;
  used_at: MaybeInstant;
}

export interface InvitationsTable {
  id: string;
  customer_id: string;
  wrong_proofs: Generated<number>;
  user_id_checks: Generated<number>;
  /** In business time, as the others of invitations. */
  created_at: Instant;
  used_at: MaybeInstant;
}

export interface InvitationLinksTable {
  token_hash: string;
  invitation_id: string;
  created_at: Instant;
  expires_at: Instant;
}

export interface ConsentsTable {
  customer_id: string;
  topic: 'terms' | 'electronic_delivery';
  granted: boolean;
  /** Which text was agreed to. */
  version: string;
  recorded_at: Instant;
}

/** The tables of recovery and registration. */
export interface RecoveryTables {
  password_resets: PasswordResetsTable;
  invitations: InvitationsTable;
  invitation_links: InvitationLinksTable;
  consents: ConsentsTable;
}
