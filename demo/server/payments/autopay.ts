import type { AccountRow, Trx } from '../accounts/store.ts';
import { newConfirmationNumber, newId } from '../ids.ts';
import {
  businessDayFrom,
  type Cents,
  isBusinessDay,
  type IsoDate,
  payoff,
  standing,
} from '../lending/index.ts';
import { postPayment } from './posting.ts';
import { commitmentsOf, type NewPayment } from './store.ts';

/** The first day from `from` on which the instalment that is due next can be taken, and its due date. */
export function nextAutopay(
  { terms, state }: AccountRow,
  from: IsoDate,
): { day: IsoDate; dueDate: IsoDate } | null {
  const { dueDate } = standing(terms, state, { asOf: from, today: from });
  if (dueDate === null) return null;
  return { day: businessDayFrom(dueDate > from ? dueDate : from), dueDate };
}

/**
 * Takes the instalment whose due date has come, once per due date whatever happens later. The
 * final payment is taken like any other, as what clears the account on the day.
 */
export async function runAutopay(
  trx: Trx,
  account: AccountRow,
  day: IsoDate,
  now: Date,
): Promise<void> {
  const { terms, state } = account;
  const { dueDate } = standing(terms, state, { asOf: day, today: day });
  if (dueDate === null || !isBusinessDay(day) || businessDayFrom(dueDate) > day) return;
  if (await isBeingPaidOff(trx, account.id)) return;
  const amount = amountFor(account, dueDate, day);
  const order = amount > 0 ? await findOrder(trx, account.id) : undefined;
  const key = `autopay:${account.id}:${dueDate}`;
  if (!order || !(await claimKey(trx, account, key, now))) return;
  const payment: NewPayment = {
    id: newId('pay'),
    account_id: account.id,
    customer_id: account.customer_id,
    method_id: order.method_id,
    origin: 'autopay',
    confirmation_number: newConfirmationNumber(),
    idempotency_key: key,
    amount,
    currency: account.currency,
    date: day,
    status: 'scheduled',
    authorization_text: order.authorization_text,
    created_at: now,
  };
  await trx.insertInto('payments').values(payment).execute();
  const date = day < state.accruedThrough ? state.accruedThrough : day;
  await postPayment(trx, account, payment, { date, bankToken: order.bank_token, now });
}

/** What automatic payments will take next from an account as it stands; undefined if nothing. */
export async function upcomingDebit(
  trx: Trx,
  account: AccountRow,
  today: IsoDate,
): Promise<{ amount: Cents; date: IsoDate } | undefined> {
  const { dueDate } = standing(account.terms, account.state, { asOf: today, today });
  if (dueDate === null || dueDate < today || !(await findOrder(trx, account.id))) return undefined;
  const date = businessDayFrom(dueDate);
  return { date, amount: amountFor(account, dueDate, date) };
}

/** A payoff that waits for its date counts on nothing being paid before. */
async function isBeingPaidOff(trx: Trx, accountId: string): Promise<boolean> {
  return (await commitmentsOf(trx, accountId)).payoff;
}

function amountFor({ terms, state }: AccountRow, dueDate: IsoDate, day: IsoDate): Cents {
  const clearing = payoff(terms, state, day).amount;
  // As of the due date, so that the next instalment is not asked for when the day is later.
  const due = standing(terms, state, { asOf: dueDate, today: day });
  const final = due.instalmentsPaid >= due.instalmentsTotal - 1;
  return final ? clearing : Math.min(due.amountDue, clearing);
}

function findOrder(trx: Trx, accountId: string) {
  return trx
    .selectFrom('autopay')
    .innerJoin('payment_methods', 'payment_methods.id', 'autopay.method_id')
    .select(['autopay.method_id', 'autopay.authorization_text', 'payment_methods.bank_token'])
    .where('autopay.account_id', '=', accountId)
    .executeTakeFirst();
}

async function claimKey(trx: Trx, account: AccountRow, key: string, now: Date): Promise<boolean> {
  const claimed = await trx
    .insertInto('idempotency_keys')
    .values({ customer_id: account.customer_id, key, fingerprint: key, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  return claimed !== undefined;
}
