import type { Selectable } from 'kysely';
import type { Trx } from '../accounts/store.ts';
import type { Db } from '../db/open.ts';
import { ProblemError } from '../http/problem.ts';
import { lockPreferences } from './store.ts';
import type { ConsentCodesTable, ConsentKind } from './tables.ts';

/** Wrong answers that a code bears. */
const tries = 5;

/** Hashes a code under a secret of the server's, so that a copy of the database does not tell it. */
export type HashCode = (purpose: string, code: string) => string;

/** Whose code, and for what. */
export interface CodeOwner {
  readonly customerId: string;
  readonly kind: ConsentKind;
}

/** Puts a code in the place of the one before. */
export async function keepCode(
  trx: Trx,
  { customerId, kind }: CodeOwner,
  code: Pick<Selectable<ConsentCodesTable>, 'code_hash' | 'expires_at'> &
    Partial<Pick<ConsentCodesTable, 'phone' | 'version'>>,
): Promise<void> {
  const row = { phone: null, version: null, ...code, tries_left: tries, sent_at: new Date() };
  await trx
    .insertInto('consent_codes')
    .values({ customer_id: customerId, kind, ...row })
    .onConflict((conflict) => conflict.columns(['customer_id', 'kind']).doUpdateSet(row))
    .execute();
}

/** Ends a code that is out. It stays, as how often codes were sent still counts. */
export function endCode(trx: Trx, owner: CodeOwner): Promise<void> {
  return setTries(trx, owner, 0);
}

/**
 * Takes a code back: a right one is used up, and what it stands for is done in the same transaction.
 *
 * @throws {@link ProblemError} 422 `wrong_code` with the tries that are left, or `code_expired`
 */
export async function redeemCode<T>(
  db: Db,
  { customerId, kind }: CodeOwner,
  hash: string,
  redeem: (trx: Trx, code: Selectable<ConsentCodesTable>) => Promise<T>,
): Promise<T> {
  const done = await db.transaction().execute(async (trx) => {
    // In the order of who sends a code: the other way round, two that meet would wait for each other.
    await lockPreferences(trx, customerId);
    const row = await trx
      .selectFrom('consent_codes')
      .selectAll()
      .where('customer_id', '=', customerId)
      .where('kind', '=', kind)
      .forUpdate()
      .executeTakeFirst();
    if (!row || row.expires_at.getTime() <= Date.now() || row.tries_left < 1) return 'expired';
    if (row.code_hash !== hash) {
      const left = row.tries_left - 1;
      await setTries(trx, { customerId, kind }, left);
      return left;
    }
    await endCode(trx, { customerId, kind });
    return { result: await redeem(trx, row) };
  });
  if (done === 'expired') throw new ProblemError(422, 'code_expired');
  // A wrong try is counted, so it is refused outside of the transaction.
  if (typeof done === 'number') throw new ProblemError(422, 'wrong_code', { triesLeft: done });
  return done.result;
}

async function setTries(trx: Trx, { customerId, kind }: CodeOwner, left: number): Promise<void> {
  await trx
    .updateTable('consent_codes')
    .set({ tries_left: left })
    .where('customer_id', '=', customerId)
    .where('kind', '=', kind)
    .execute();
}
