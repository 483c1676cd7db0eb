import type { Db } from '../db/open.ts';
import type { Clock } from '../sandbox/clock.ts';

/** Until when the lender itself has locked a customer out, on every device; undefined if it has not. */
export async function lenderLock(
  db: Db,
  clock: Clock,
  customerId: string,
): Promise<Date | undefined> {
  const { locked_until: until } = await db
    .selectFrom('customers')
    .select('locked_until')
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();
  return until && until > clock.now() ? until : undefined;
}
