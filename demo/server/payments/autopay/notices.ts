import type { AccountRow, Trx } from '../../accounts/store.ts';
import type { IsoDate } from '../../lending/index.ts';
import type { Debit } from './plan.ts';
import type { AutopayOrder } from './store.ts';

/** What a notice has to tell, in figures; the mailer puts it into the customer's words. */
export interface NoticeData {
  readonly account: string;
  readonly currency: string;
  readonly authorization?: string;
  readonly change?: boolean;
  readonly next?: Pick<Debit, 'date' | 'dueDate' | 'amount' | 'final'> | null;
  readonly before?: number | null;
  readonly sending?: number | null;
  readonly reason?: string;
}

/** Tells that a payment ahead differs from the one before; once per due date. */
export async function tellUpcoming(
  trx: Trx,
  account: AccountRow,
  order: AutopayOrder,
  next: Debit,
  today: IsoDate,
): Promise<void> {
  await write(trx, account, order.id, {
    kind: 'upcoming',
    due_date: next.dueDate,
    amount: next.amount,
    told_on: today,
    data: { next, before: order.usual },
  });
}

/** Tells that autopay takes nothing any more; once per reason. */
export async function tellPaused(
  trx: Trx,
  account: AccountRow,
  order: AutopayOrder,
  today: IsoDate,
): Promise<void> {
  const reason = order.pausedFor;
  if (reason === null || reason === order.pause_told) return;
  await write(trx, account, order.id, { kind: 'paused', told_on: today, data: { reason } });
  await trx.updateTable('autopay').set({ pause_told: reason }).where('id', '=', order.id).execute();
}

/** Tells what was agreed to. */
export async function tellSet(
  trx: Trx,
  account: AccountRow,
  orderId: string,
  { today, ...data }: { today: IsoDate } & Pick<NoticeData, 'authorization' | 'change' | 'next'>,
): Promise<void> {
  await write(trx, account, orderId, { kind: 'set', told_on: today, data });
}

/** Tells that autopay is off. */
export async function tellRevoked(
  trx: Trx,
  account: AccountRow,
  orderId: string,
  { today, ...data }: { today: IsoDate } & Pick<NoticeData, 'sending' | 'next'>,
): Promise<void> {
  await write(trx, account, orderId, { kind: 'revoked', told_on: today, data });
}

async function write(
  trx: Trx,
  account: AccountRow,
  orderId: string,
  {
    data,
    ...notice
  }: {
    kind: 'set' | 'revoked' | 'upcoming' | 'paused';
    told_on: IsoDate;
    due_date?: IsoDate;
    amount?: number;
    data: Partial<NoticeData>;
  },
): Promise<void> {
  const whose = { account: account.contract_number.slice(-4), currency: account.currency };
  await trx
    .insertInto('autopay_notices')
    .values({ ...notice, autopay_id: orderId, data: JSON.stringify({ ...whose, ...data }) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
