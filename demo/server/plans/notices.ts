import type { AccountRow, Trx } from '../accounts/store.ts';
import type { Post } from '../payments/notices.ts';
import type { PlanRow } from './store.ts';

/** Mails the owner where a change of plan stands; the mail leaves if the transaction commits. */
export async function tellPlan(
  trx: Trx,
  post: Post,
  account: AccountRow,
  { kind, status, agreement, expires_on: expiresOn, due_change: change, reason }: PlanRow,
): Promise<void> {
  if (status === 'awaiting_signatures') return;
  await post.send(trx, {
    template: 'plan_change',
    customerId: account.customer_id,
    data: {
      account: account.contract_number.slice(-4),
      kind,
      status,
      agreement,
      expiresOn,
      dueOn: change.dueOn,
      reason,
    },
  });
}
