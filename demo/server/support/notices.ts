import type { ServiceNotice } from '../../../sdk/contract/index.ts';
import type { Db } from '../db/open.ts';
import { newId } from '../ids.ts';

/** A notice to put up; moments are RFC 3339 in UTC. */
export type NoticeInput = Omit<ServiceNotice, 'id'>;

/** What customers should know at a moment: what is over is left out, what is to come is not. */
export async function noticesAt(db: Db, now: Date): Promise<ServiceNotice[]> {
  const rows = await db
    .selectFrom('service_notices')
    .selectAll()
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
    .orderBy('id')
    .execute();
  return rows.map(({ id, level, title, body, starts_at: from, ends_at: until }) => ({
    id,
    level,
    title,
    body,
    from: from?.toISOString() ?? null,
    until: until?.toISOString() ?? null,
  }));
}

/** Puts one notice up in place of all others, or takes them down. */
export async function setNotice(db: Db, notice: NoticeInput | null): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('service_notices').execute();
    if (!notice) return;
    const { level, title, body, from, until } = notice;
    await trx
      .insertInto('service_notices')
      .values({ id: newId('ntc'), level, title, body, starts_at: from, ends_at: until })
      .execute();
  });
}
