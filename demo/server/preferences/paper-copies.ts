import type { PaperCopy, PaperCopyInput } from '../../../sdk/contract/index.ts';
import { type AccountRow, listAccounts } from '../accounts/store.ts';
import type { Db } from '../db/open.ts';
import { issueDocuments } from '../documents/issue.ts';
import { ProblemError } from '../http/problem.ts';
import { newId } from '../ids.ts';
import { viewAt } from '../lender.ts';
import { addDays, type IsoDate, nextBusinessDay } from '../lending/index.ts';
import type { PhoneContext } from './phone.ts';

type PaperKind = Exclude<PaperCopyInput['kind'], 'disclosures'>;

/** Days within which a paper arrives. */
const days = 9;

/**
 * Notes that a paper is to go by post. The sandbox prints nothing: the order is kept, and confirmed by mail.
 *
 * @throws {@link ProblemError} 404 where the account is not the customer's, 422 where there is no such paper yet
 */
export async function orderPaperCopy(
  { db, mail, now }: Pick<PhoneContext, 'db' | 'mail' | 'now'>,
  customerId: string,
  { kind, accountId }: PaperCopyInput,
): Promise<PaperCopy> {
  const accounts = await listAccounts(db, customerId);
  const account = accounts.find(({ id }) => accountId === undefined || id === accountId);
  if (!account) throw new ProblemError(404, 'not_found');
  const { today } = viewAt(now);
  const agreements = kind === 'disclosures';
  if (!(await (agreements ? hasAgreed(db, customerId) : hasPaper(db, { account, kind, today })))) {
    throw new ProblemError(422, 'paper_unavailable', {
      detail: 'There is no paper of this kind yet.',
      errors: [{ pointer: '/kind', code: 'paper_unavailable' }],
    });
  }
  const id = newId('cpy');
  const arrivesBy = nextBusinessDay(addDays(today, days));
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('paper_copies')
      .values({ id, customer_id: customerId, account_id: account.id, kind, ordered_at: now })
      .execute();
    const of = agreements ? {} : { account: account.contract_number.slice(-4) };
    const data = { kind, arrivesBy, ...of };
    await mail.send(trx, { template: 'paper_copy_ordered', customerId, data });
  });
  return { id, arrivesBy };
}

async function hasPaper(
  db: Db,
  { account, kind, today }: { account: AccountRow; kind: PaperKind; today: IsoDate },
): Promise<boolean> {
  await issueDocuments(db, account, today);
  const paper = await db
    .selectFrom('documents')
    .select('id')
    .where('account_id', '=', account.id)
    .where('kind', '=', kind)
    .limit(1)
    .executeTakeFirst();
  return paper !== undefined;
}

/** Whether the customer has ever consented to something; a consent that was withdrawn was given, too. */
async function hasAgreed(db: Db, customerId: string): Promise<boolean> {
  const consent = await db
    .selectFrom('preference_consents')
    .select('id')
    .where('customer_id', '=', customerId)
    .limit(1)
    .executeTakeFirst();
  return consent !== undefined;
}
