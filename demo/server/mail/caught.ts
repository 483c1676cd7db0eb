import type { Selectable } from 'kysely';
import type { Db } from '../db/open.ts';
import type { ComposedText } from './compose.ts';
import type { CaughtMailsTable, MailChannel } from './tables.ts';

/** A mail that the sandbox caught. */
export interface CaughtMail {
  readonly id: string;
  /** A text has a phone in `to`, and its words in `text`. */
  readonly channel: MailChannel;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What it is written in, such as `en`. */
  readonly language: string;
  /** RFC 3339, real time. */
  readonly sentAt: string;
}

const shown = 500;

/**
 * The mails that were caught, newest first.
 *
 * @param origin the lender's; links follow to where it is now
 */
export async function listCaught(db: Db, origin: string): Promise<CaughtMail[]> {
  const rows = await db
    .selectFrom('caught_mails')
    .selectAll()
    .orderBy('seq', 'desc')
    .limit(shown)
    .execute();
  return rows.map((row) => toCaught(row, origin));
}

/** One of them. */
export async function findCaught(
  db: Db,
  origin: string,
  id: string,
): Promise<CaughtMail | undefined> {
  const row = await db
    .selectFrom('caught_mails')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toCaught(row, origin);
}

/** Keeps a text, which no sandbox sends to a phone. */
export async function catchText(
  db: Db,
  id: string,
  phone: string,
  { subject, text, html, language, from }: ComposedText & { readonly from: string },
  origin: string,
): Promise<void> {
  await db
    .insertInto('caught_mails')
    .values({
      id,
      channel: 'sms',
      from_address: from,
      to_address: phone,
      subject,
      text,
      html,
      language,
      origin,
      caught_at: new Date(),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

function toCaught(row: Selectable<CaughtMailsTable>, origin: string): CaughtMail {
  return {
    id: row.id,
    channel: row.channel,
    from: row.from_address,
    to: row.to_address,
    subject: row.subject,
    text: row.text.replaceAll(row.origin, origin),
    html: row.html.replaceAll(row.origin, origin),
    language: row.language,
    sentAt: row.caught_at.toISOString(),
  };
}
