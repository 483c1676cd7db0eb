import { type Kysely, type Selectable, sql } from 'kysely';
import type { Conversation, SupportMessageInput } from '../../../sdk/contract/index.ts';
import type { Trx } from '../accounts/store.ts';
import type { PageRequest, PageResult } from '../accounts/transactions.ts';
import type { Db } from '../db/open.ts';
import type { Database } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import { newId } from '../ids.ts';
import { viewAt } from '../lender.ts';
import { nextBusinessDay } from '../lending/index.ts';
import { digestOf } from '../payments/idempotency.ts';
import { type Attachment, takeAttachments } from './attachments.ts';
import type { ConversationsTable } from './tables.ts';

type Row = Selectable<ConversationsTable>;

/** One page of the customer's conversations, the latest change first. */
export async function listConversations(
  db: Db,
  customerId: string,
  { before, limit }: PageRequest,
): Promise<PageResult<Conversation>> {
  let query = db
    .selectFrom('conversations')
    .selectAll()
    .where('customer_id', '=', customerId)
    .orderBy('changed_seq', 'desc')
    .limit(limit + 1);
  if (before !== undefined) query = query.where('changed_seq', '<', before);
  const rows = await query.execute();
  const shown = rows.slice(0, limit);
  const items = await describe(db, shown);
  return { items, next: rows.length > limit ? shown.at(-1)?.changed_seq : undefined };
}

/** How many conversations have an answer that the customer has not read. */
export async function countUnread(db: Db, customerId: string): Promise<number> {
  const { count } = await db
    .selectFrom('conversations')
    .select((build) => build.fn.countAll<number>().as('count'))
    .where('customer_id', '=', customerId)
    .where('unread', '=', true)
    .executeTakeFirstOrThrow();
  return count;
}

/** What makes two messages under one key the same. */
export function fingerprintOf(input: SupportMessageInput): string {
  return digestOf(['support', input]);
}

/**
 * Takes what a customer writes: a conversation begins, or goes on.
 *
 * @throws {@link ProblemError} 404 where conversation or account is not the customer's, 422 for a file that is refused
 */
export async function takeMessage(
  trx: Trx,
  customerId: string,
  input: SupportMessageInput,
  now: Date,
): Promise<Conversation> {
  const files = takeAttachments(input.attachments ?? []);
  const conversation = await open(trx, customerId, input, now);
  const sender = 'customer';
  await write(trx, conversation.id, { sender, author: null, body: input.body, files, now });
  const [written] = await describe(trx, [conversation]);
  if (!written) throw new Error('The conversation just written is not there.');
  return written;
}

/** An agent's answer. @returns whose conversation it is; undefined where there is none such */
export async function takeAnswer(
  db: Db,
  conversationId: string,
  { author, body, now }: { author: string; body: string; now: Date },
): Promise<string | undefined> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('conversations')
      .set({
        status: 'answered',
        unread: true,
        answer_by: null,
        changed_seq: sql`nextval('conversation_changes')`,
      })
      .where('id', '=', conversationId)
      .returning('customer_id')
      .executeTakeFirst();
    if (row) await write(trx, conversationId, { sender: 'agent', author, body, files: [], now });
    return row?.customer_id;
  });
}

/** Marks a conversation as read. @throws {@link ProblemError} 404 */
export async function markRead(db: Db, customerId: string, id: string): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('conversations')
    .set({ unread: false })
    .where('id', '=', id)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new ProblemError(404, 'not_found');
}

async function open(
  trx: Trx,
  customerId: string,
  { conversationId, topic, accountId }: SupportMessageInput,
  now: Date,
): Promise<Row> {
  const waiting = {
    status: 'waiting' as const,
    unread: false,
    answer_by: nextBusinessDay(viewAt(now).today),
    changed_seq: sql<number>`nextval('conversation_changes')`,
  };
  if (conversationId !== undefined) {
    const found = await trx
      .selectFrom('conversations')
      .select('status')
      .where('id', '=', conversationId)
      .where('customer_id', '=', customerId)
      .forUpdate()
      .executeTakeFirst();
    if (!found) throw new ProblemError(404, 'not_found');
    if (found.status === 'closed') throw new ProblemError(422, 'conversation_closed');
    return trx
      .updateTable('conversations')
      .set(waiting)
      .where('id', '=', conversationId)
      .returningAll()
      .executeTakeFirstOrThrow();
  }
  if (accountId !== undefined && !(await owns(trx, customerId, accountId))) {
    throw new ProblemError(404, 'not_found');
  }
  return trx
    .insertInto('conversations')
    .values({
      id: newId('cnv'),
      customer_id: customerId,
      topic,
      account_id: accountId ?? null,
      ...waiting,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function owns(trx: Trx, customerId: string, accountId: string): Promise<boolean> {
  const found = await trx
    .selectFrom('accounts')
    .select('id')
    .where('id', '=', accountId)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  return found !== undefined;
}

async function write(
  trx: Trx,
  conversationId: string,
  message: {
    sender: 'customer' | 'agent';
    author: string | null;
    body: string;
    files: readonly Attachment[];
    now: Date;
  },
): Promise<void> {
  const { sender, author, body, files, now } = message;
  const id = newId('msg');
  await trx
    .insertInto('support_messages')
    .values({ id, conversation_id: conversationId, sender, author, body, sent_at: now })
    .execute();
  for (const [position, file] of files.entries()) {
    const { name, type, bytes } = file;
    await trx
      .insertInto('attachments')
      .values({ id: file.id, message_id: id, position, name, type, size: bytes.length, bytes })
      .execute();
  }
}

async function describe(db: Kysely<Database>, rows: readonly Row[]): Promise<Conversation[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const messages = await db
    .selectFrom('support_messages')
    .selectAll()
    .where('conversation_id', 'in', ids)
    .orderBy('seq')
    .execute();
  const files = messages.length
    ? await db
        .selectFrom('attachments')
        .select(['id', 'message_id', 'name', 'type', 'size'])
        .where(
          'message_id',
          'in',
          messages.map(({ id }) => id),
        )
        .orderBy('position')
        .execute()
    : [];
  return rows.map((row) => ({
    id: row.id,
    topic: row.topic,
    accountId: row.account_id,
    status: row.status,
    unread: row.unread,
    answerBy: row.answer_by,
    messages: messages
      .filter((message) => message.conversation_id === row.id)
      .map((message) => ({
        id: message.id,
        from: message.sender,
        author: message.author,
        body: message.body,
        sentAt: message.sent_at.toISOString(),
        attachments: files
          .filter((file) => file.message_id === message.id)
          .map(({ id, name, type, size }) => ({ id, name, type, bytes: size })),
      })),
  }));
}
