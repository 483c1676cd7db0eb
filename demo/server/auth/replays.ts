import type { Db } from '../db/open.ts';
import { nonceWindow } from './nonces.ts';
import type { Proof } from './proof.ts';

/** Until when a proof must be remembered: as long as its nonce can be accepted, and a margin. */
export function rememberUntil(): Date {
  return new Date(Date.now() + (nonceWindow + 60) * 1000);
}

/**
 * Notes that a proof was used. Of any number of simultaneous uses one alone is the first.
 *
 * @returns whether this was the first use
 */
export async function isFirstUse(db: Db, proof: Proof): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('dpop_proofs')
    .values({ id: proof.id, expires_at: rememberUntil() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
