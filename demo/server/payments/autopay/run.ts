import type { AccountRow, Trx } from '../../accounts/store.ts';
import { newConfirmationNumber, newId } from '../../ids.ts';
import { daysBetween, type IsoDate } from '../../lending/index.ts';
import { postPayment } from '../posting.ts';
import type { NewPayment } from '../store.ts';
import { nextOf } from './describe.ts';
import { noticeDays } from './days.ts';
import { tellPaused, tellUpcoming } from './notices.ts';
import { type Debit, debitsOn, nextAutopayDay, type Surroundings } from './plan.ts';
import { type AutopayOrder, findOrder, keyFor, surroundingsOf } from './store.ts';

/**
 * Takes what an account's automatic payments ask for on a day, once per instalment whatever happens
 * later, and tells of a payment ahead that differs from the one before. A day that the server has
 * missed is done as if it were that day: an outage costs the customer no fee.
 *
 * @param today the day that it really is, on which a notice can go out
 */
export async function runAutopay(
  trx: Trx,
  account: AccountRow,
  day: IsoDate,
  { today, now }: { today: IsoDate; now: Date },
): Promise<void> {
  if (account.state.closedOn !== null) return;
  const order = await findOrder(trx, account.id);
  if (!order || nextAutopayDay(account, order, day) !== day) return;
  if (order.pausedFor !== null) return tellPaused(trx, account, order, today);
  const around = await surroundingsOf(trx, account, order.id, day);
  let usual = order.usual;
  const taken = new Set(around.taken);
  for (const debit of debitsOn(account, order, day, around)) {
    const again = around.failed.has(debit.number);
    if (await take(trx, account, order, { ...debit, again }, now)) usual = debit.amount;
    taken.add(debit.number);
  }
  await tellAhead(trx, account, { ...order, usual }, { ...around, taken }, { day, today });
}

async function take(
  trx: Trx,
  account: AccountRow,
  order: AutopayOrder,
  debit: Debit & { readonly again: boolean },
  now: Date,
): Promise<boolean> {
  const payment: NewPayment & { extra: number } = {
    id: newId('pay'),
    account_id: account.id,
    customer_id: account.customer_id,
    method_id: order.method_id,
    origin: 'autopay',
    confirmation_number: newConfirmationNumber(),
    idempotency_key: keyFor(account.id, debit, debit),
    amount: debit.amount,
    extra: debit.extra,
    instalment: debit.number,
    due_on: debit.dueDate,
    currency: account.currency,
    date: debit.date,
    status: 'scheduled',
    authorization_text: order.authorization_text,
    created_at: now,
  };
  const made = await trx
    .insertInto('payments')
    .values(payment)
    // Neither a key nor an instalment has two.
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return false;
  const { accruedThrough } = account.state;
  const date = debit.date < accruedThrough ? accruedThrough : debit.date;
  await postPayment(trx, account, payment, { date, bankToken: order.bank_token, now });
  await trx
    .updateTable('autopay')
    .set({ usual: debit.amount, pause_told: null })
    .where('id', '=', order.id)
    .execute();
  return true;
}

async function tellAhead(
  trx: Trx,
  account: AccountRow,
  order: AutopayOrder,
  around: Surroundings,
  { day, today }: { day: IsoDate; today: IsoDate },
): Promise<void> {
  const next = nextOf(account, order, around, day);
  if (!next || daysBetween(day, next.date) > noticeDays) return;
  if (next.amount === order.usual || around.told.has(next.dueDate)) return;
  await tellUpcoming(trx, account, order, next, today);
}
