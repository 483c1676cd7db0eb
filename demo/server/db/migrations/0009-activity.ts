import { type Kysely, sql } from 'kysely';

/** Finds entries of one kind, or of a period, without walking through all of an account's. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create index entries_by_kind on entries (account_id, kind, seq desc)`,
  `create index entries_by_date on entries (account_id, date, seq desc)`,
];
