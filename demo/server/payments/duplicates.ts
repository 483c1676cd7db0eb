import type { AccountRow, Trx } from '../accounts/store.ts';
import { lender } from '../lender.ts';
import { addDays, type IsoDate } from '../lending/index.ts';
import { upcomingDebit } from './autopay/describe.ts';
import type { PaymentOrder } from './order.ts';

/**
 * Whether a payment looks like one that is there already: the same amount on the same account, made,
 * scheduled, or about to be taken by automatic payments within a few days of it. The account must be
 * locked, so that of two at once the second sees the first.
 */
export async function isLikelyDuplicate(
  trx: Trx,
  account: AccountRow,
  { amount: { amount }, date }: PaymentOrder,
  today: IsoDate,
): Promise<boolean> {
  const from = addDays(date, -lender.duplicateDays);
  const to = addDays(date, lender.duplicateDays);
  const same = await trx
    .selectFrom('payments')
    .select('id')
    .where('account_id', '=', account.id)
    .where('amount', '=', amount)
    .where('status', 'in', ['scheduled', 'processing', 'posted'])
    .where('date', '>=', from)
    .where('date', '<=', to)
    .limit(1)
    .executeTakeFirst();
  if (same) return true;
  const next = await upcomingDebit(trx, account, today);
  return next?.amount === amount && next.date >= from && next.date <= to;
}
