import type { Kysely } from 'kysely';
import type { Autopay, AutopayDebit } from '../../../../sdk/contract/index.ts';
import type { AccountRow } from '../../accounts/store.ts';
import type { Database } from '../../db/schema.ts';
import { instalmentsPaid, type IsoDate, standing } from '../../lending/index.ts';
import { debitDays, stopBy } from './days.ts';
import {
  type AutopayTerms,
  type Debit,
  isWaitedFor,
  plan,
  regularAmount,
  type Surroundings,
} from './plan.ts';
import { findOrder, surroundingsOf } from './store.ts';

/** An account's automatic payments as the contract shows them. */
export async function describeAutopay(
  db: Kysely<Database>,
  account: AccountRow,
  today: IsoDate,
): Promise<Autopay> {
  const money = (amount: number) => ({ amount, currency: account.currency });
  const sending = await findSending(db, account.id);
  const order = account.state.closedOn === null ? await findOrder(db, account.id) : undefined;
  const common = {
    accountId: account.id,
    sending: sending ? { date: sending.date, amount: money(sending.amount) } : null,
  };
  if (!order) {
    const nothing = { pausedFor: null, settings: null, next: null, authorization: null };
    return { ...common, ...nothing, status: 'off', since: null, notes: [] };
  }
  const around = await surroundingsOf(db, account, order.id, today);
  const next = order.pausedFor === null ? nextOf(account, order, around, today) : undefined;
  return {
    ...common,
    status: order.pausedFor === null ? 'active' : 'paused',
    pausedFor: order.pausedFor,
    settings: {
      amountKind: order.amount_kind,
      amount: order.amount === null ? null : money(order.amount),
      day: order.day,
      method: { id: order.method_id, bankName: order.bank_name, last4: order.last4 },
    },
    next: next ? describeDebit(account, next) : null,
    authorization: order.authorization_text,
    since: order.created_at.toISOString(),
    notes: notesFor(account, order, around, { today, next }),
  };
}

/** The payment that comes next. */
export function nextOf(
  account: AccountRow,
  order: AutopayTerms,
  around: Surroundings,
  today: IsoDate,
): Debit | undefined {
  for (const debit of plan(account, order, around, today)) return debit;
  return undefined;
}

/** What automatic payments will take next from an account as it stands; undefined if nothing. */
export async function upcomingDebit(
  db: Kysely<Database>,
  account: AccountRow,
  today: IsoDate,
): Promise<Debit | undefined> {
  const order = account.state.closedOn === null ? await findOrder(db, account.id) : undefined;
  if (order?.pausedFor !== null) return undefined;
  return nextOf(account, order, await surroundingsOf(db, account, order.id, today), today);
}

/** A payment to come, as the contract shows it. */
export function describeDebit({ currency }: AccountRow, debit: Debit): AutopayDebit {
  const { date, dueDate, amount, final } = debit;
  return { date, dueDate, amount: { amount, currency }, final, stopBy: stopBy(date) };
}

/** A payment of autopay that the bank has been told of and has not answered. */
export async function findSending(db: Kysely<Database>, accountId: string) {
  return db
    .selectFrom('payments')
    .select(['date', 'amount'])
    .where('account_id', '=', accountId)
    .where('origin', '=', 'autopay')
    .where('status', '=', 'processing')
    .orderBy('seq', 'desc')
    .executeTakeFirst();
}

/**
 * How autopay meets what else goes on with the account. A change of plan never turns it off: days and
 * amounts follow the terms that are in force, so that what is asked for changes nothing yet, and what
 * is agreed to moves the payments with their due dates.
 */
export function notesFor(
  account: AccountRow,
  order: AutopayTerms,
  around: Surroundings,
  { today, next }: { today: IsoDate; next: Debit | undefined },
): Autopay['notes'] {
  const { terms, state } = account;
  const stand = standing(terms, state, { asOf: today, today });
  const notes: Autopay['notes'] = [];
  if (around.waiting.some(({ kind }) => kind === 'payoff')) notes.push('payoff_scheduled');
  if (around.planPending) notes.push('plan_pending');
  if (movesAhead(account, today)) notes.push('plan_applied');
  if (!next) return notes;
  // A due date whose days have passed when autopay was set, and that is not paid.
  const owed = stand.dueDate !== null && stand.dueDate < next.dueDate && !next.final;
  if (owed && stand.pastDue === 0) notes.push('due_now');
  if (stand.pastDue > 0) notes.push('past_due');
  const [chosen = next.date, own = chosen] = debitDays(terms, next.number, order.day);
  const instalments = around.waiting.filter(({ kind }) => kind === 'regular');
  if (instalments.some(({ date }) => date <= next.date)) notes.push('scheduled_payment');
  if (next.date === own && chosen < own) {
    const waits = isWaitedFor(around.waiting, chosen, own);
    notes.push(waits ? 'waits_for_scheduled' : 'first_on_due_date');
  }
  if (order.amount_kind === 'fixed' && regularAmount(account, order) < state.instalment) {
    notes.push('below_due');
  }
  return notes;
}

/** Whether a change of plan has moved the instalment that comes next. */
function movesAhead({ terms, state }: AccountRow, today: IsoDate): boolean {
  const next = instalmentsPaid(terms, state) + 1;
  return (terms.changes ?? []).some(({ from, dueOn }) => from === next && dueOn >= today);
}
