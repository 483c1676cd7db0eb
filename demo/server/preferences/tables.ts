import type { Generated, JSONColumnType } from 'kysely';
import type { Instant, MaybeInstant } from '../db/schema.ts';

/** Switches by topic and channel. */
export type Switches = Record<string, Record<string, boolean>>;

export interface PreferencesTable {
  customer_id: string;
  /** Grows with every change. */
  version: Generated<number>;
  /** What differs from what is usual. */
  choices: JSONColumnType<Switches, string | undefined, string>;
  /** `HH:MM` in the customer's zone; both or neither. */
  quiet_from: string | null;
  quiet_until: string | null;
}

/** Kinds of consent. */
export type ConsentKind = 'paperless' | 'sms';

export interface PreferenceConsentsTable {
  id: string;
  customer_id: string;
  kind: ConsentKind;
  version: string;
  /** The whole text that was agreed to. */
  wording: string;
  /** Of consent to texts. */
  phone: string | null;
  given_at: Instant;
  withdrawn_at: MaybeInstant;
}

/** A code that shows that a phone, or a document, can be read; one of each kind at a time. */
export interface ConsentCodesTable {
  customer_id: string;
  kind: ConsentKind;
  code_hash: string;
  phone: string | null;
  version: string | null;
  tries_left: number;
  /** Real time, as all codes. */
  sent_at: Instant;
  expires_at: Instant;
}

export interface PaperCopiesTable {
  id: string;
  customer_id: string;
  account_id: string | null;
  kind: string;
  ordered_at: Instant;
}

/** The tables of preferences. */
export interface PreferenceTables {
  preferences: PreferencesTable;
  preference_consents: PreferenceConsentsTable;
  consent_codes: ConsentCodesTable;
  paper_copies: PaperCopiesTable;
}
