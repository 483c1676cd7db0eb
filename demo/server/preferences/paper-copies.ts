import type { PaperCopy, PaperCopyInput } from '../../../sdk/contract/index.ts';
import { listAccounts } from '../accounts/store.ts';
import { ProblemError } from '../http/problem.ts';
import { newId } from '../ids.ts';
import { viewAt } from '../lender.ts';
import { addDays, nextBusinessDay } from '../lending/index.ts';
import type { PhoneContext } from './phone.ts';

/** Days within which a paper arrives. */
const days = 9;

/**
 * Notes that a paper is to go by post. The sandbox prints nothing: the order is kept, and confirmed by mail.
 *
 * @throws {@link ProblemError} 404 where the account is not the customer's
 */
export async function orderPaperCopy(
  { db, mail, now }: Pick<PhoneContext, 'db' | 'mail' | 'now'>,
  customerId: string,
  { kind, accountId }: PaperCopyInput,
): Promise<PaperCopy> {
  const accounts = await listAccounts(db, customerId);
  const account = accounts.find(({ id }) => accountId === undefined || id === accountId);
  if (!account) throw new ProblemError(404, 'not_found');
  const id = newId('cpy');
  const arrivesBy = nextBusinessDay(addDays(viewAt(now).today, days));
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('paper_copies')
      .values({ id, customer_id: customerId, account_id: account.id, kind, ordered_at: now })
      .execute();
    const data = { kind, arrivesBy };
    await mail.send(trx, { template: 'paper_copy_ordered', customerId, data });
  });
  return { id, arrivesBy };
}
