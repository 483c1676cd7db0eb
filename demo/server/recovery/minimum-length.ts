import type { Config } from '../config.ts';
import type { Db } from '../db/open.ts';
import { minimumLength } from './password-rules.ts';

/**
 * Characters that a customer's new password needs at least.
 *
 * @param policy where no second factor is ever asked for, having one does not help
 */
export async function minimumFor(
  db: Db,
  customerId: string,
  policy: Config['secondFactor'],
): Promise<number> {
  if (policy === 'off') return minimumLength.alone;
  const { second_factor: byMail } = await db
    .selectFrom('customers')
    .select('second_factor')
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();
  const enrolled = await db
    .selectFrom('authenticators')
    .select('id')
    .where('customer_id', '=', customerId)
    // What was begun and not finished does not count.
    .where('confirm_by', 'is', null)
    .executeTakeFirst();
  return byMail === null && !enrolled ? minimumLength.alone : minimumLength.withSecondFactor;
}
