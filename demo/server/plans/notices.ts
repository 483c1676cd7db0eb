import type { AccountRow, Trx } from '../accounts/store.ts';
import type { Post } from '../payments/notices.ts';
import type { PlanRow } from './store.ts';

type Signer = { role: string; name: string; customer_id: string; signed_at: Date | null };

/**
 * Mails where a change of plan stands to the owner, and to a co-borrower who was asked to sign it; the mails leave if
 * the transaction commits.
 */
export async function tellPlan(
  trx: Trx,
  post: Post,
  account: AccountRow,
  row: PlanRow,
): Promise<void> {
  const { kind, status, agreement, expires_on: expiresOn, due_change: change, reason } = row;
  if (status === 'awaiting_signatures') return;
  const { own, other } = await signersOf(trx, row);
  const data = {
    account: account.contract_number.slice(-4),
    kind,
    status,
    agreement,
    expiresOn,
    dueOn: change.dueOn,
    reason,
  };
  const { customer_id: customerId, id: accountId } = account;
  await post.send(trx, { template: 'plan_change', customerId, data: { ...data, accountId } });
  // What the lender wants to know is the owner's to tell, and who has declined knows it.
  const toldElse = status === 'info_needed' || reason === 'co_borrower_declined';
  if (!other || !own.signed_at || toldElse) return;
  await post.send(trx, {
    template: 'plan_change',
    customerId: other.customer_id,
    data: { ...data, coBorrowerOf: own.name },
  });
}

/** Asks the co-borrower for their signature, and tells the owner so. */
export async function askCoBorrower(
  trx: Trx,
  post: Post,
  account: AccountRow,
  row: PlanRow,
): Promise<void> {
  const { kind, agreement, expires_on: expiresOn } = row;
  const { own, other } = await signersOf(trx, row);
  if (!other) return;
  const data = { account: account.contract_number.slice(-4), kind, agreement, expiresOn };
  await post.send(trx, {
    template: 'plan_signature',
    customerId: other.customer_id,
    data: { ...data, party: 'co_borrower', other: own.name },
  });
  await post.send(trx, {
    template: 'plan_signature',
    customerId: own.customer_id,
    data: { ...data, accountId: account.id, party: 'customer', other: other.name },
  });
}

async function signersOf(trx: Trx, { id }: PlanRow): Promise<{ own: Signer; other?: Signer }> {
  const [own, other] = await trx
    .selectFrom('plan_signers')
    .select(['role', 'name', 'customer_id', 'signed_at'])
    .where('plan_change_id', '=', id)
    .orderBy('position')
    .execute();
  if (!own) throw new Error(`nobody signs ${id}`);
  return { own, ...(other && { other }) };
}
