import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { MailTemplate } from './templates.ts';

type Instant = ColumnType<Date, Date | string, Date | string>;
type MaybeInstant = ColumnType<Date | null, Date | string | undefined, Date | string>;

/** By what a message goes. */
export type MailChannel = 'email' | 'sms';

export interface MailOutboxTable {
  seq: ColumnType<number, never, never>;
  /** The mail's own id wherever it goes: a mail sent twice can be told by it. */
  id: string;
  customer_id: string | null;
  to_address: string;
  name: string | null;
  locale: string;
  zone: string;
  template: MailTemplate;
  /** Emptied once the mail is gone: it may hold a secret. */
  data: JSONColumnType<object>;
  attempts: Generated<number>;
  next_attempt_at: Instant;
  give_up_at: Instant;
  /** By text, `to_address` is a phone. */
  channel: Generated<MailChannel>;
  /** Business time before which it is not sent. */
  held_until: ColumnType<Date | null, Date | null | undefined, Date | null>;
  done_at: MaybeInstant;
  outcome: ColumnType<
    'sent' | 'refused' | 'too_late' | null,
    undefined,
    'sent' | 'refused' | 'too_late'
  >;
}

export interface CaughtMailsTable {
  seq: ColumnType<number, never, never>;
  id: string;
  from_address: string;
  to_address: string;
  subject: string;
  text: string;
  html: string;
  language: string;
  /** The lender's address when the mail was caught; a sandbox may be at another the next day. */
  origin: string;
  caught_at: Instant;
  channel: Generated<MailChannel>;
}

/** The tables of mail. */
export interface MailTables {
  mail_outbox: MailOutboxTable;
  caught_mails: CaughtMailsTable;
}
