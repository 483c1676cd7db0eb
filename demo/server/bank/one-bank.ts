import { sql } from 'kysely';
import type { Db } from '../db/open.ts';
import type { SandboxBank } from './client.ts';

/** The database's payments are known to another bank; the message says what to do. */
export class OtherBankError extends Error {
  override readonly name = 'OtherBankError';
}

/**
 * Keeps the servers of a database to the bank that the first of them began with. An instruction
 * whose answer was lost is sent again, and only the bank that has seen it knows not to debit twice.
 *
 * @throws {@link OtherBankError}
 */
export async function keepToOneBank(db: Db, bank: SandboxBank): Promise<void> {
  const identity = await bank.identity();
  await sql`
    insert into settings (key, value) values ('bank', ${JSON.stringify({ identity })}::jsonb)
    on conflict do nothing`.execute(db);
  const { rows } = await sql<{ identity: string }>`
    select value ->> 'identity' as identity from settings where key = 'bank'`.execute(db);
  if (rows[0]?.identity === identity) return;
  throw new OtherBankError(
    'The payments of this database are known to another bank than this server would send them to. ' +
      'Start that bank by itself and give every server its BANK_URL and BANK_SECRET, or begin with --fresh.',
  );
}
