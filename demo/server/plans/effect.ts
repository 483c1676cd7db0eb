import type { Kysely } from 'kysely';
import type { Money, PlanEffect } from '../../../sdk/contract/index.ts';
import type { AccountRow } from '../accounts/store.ts';
import type { Database } from '../db/schema.ts';
import {
  type DueChange,
  type IsoDate,
  planEffect,
  type PlanOrder,
  type View,
  waiveFees,
  withDueChange,
} from '../lending/index.ts';
import { nextOf } from '../payments/autopay/describe.ts';
import { findOrder, surroundingsOf } from '../payments/autopay/store.ts';

/** The account as it would be under a change of plan: its own row is left as it is. */
export function underChange(
  account: AccountRow,
  kind: PlanOrder['kind'],
  change: DueChange,
  today: IsoDate,
): AccountRow {
  const terms = withDueChange(account.terms, change);
  const waived = kind === 'hardship' ? waiveFees(account.state, today) : undefined;
  return { ...account, terms, state: waived?.state ?? account.state };
}

/** What a change does to schedule, interest and automatic payments, as the contract shows it. */
export async function effectOf(
  db: Kysely<Database>,
  account: AccountRow,
  kind: PlanOrder['kind'],
  change: DueChange,
  { today, asOf }: View,
): Promise<PlanEffect> {
  const { currency } = account;
  const money = (amount: number): Money => ({ amount, currency });
  const after = underChange(account, kind, change, today);
  const effect = planEffect(account.terms, after.terms, after.state, asOf);
  const dated = (row: { dueDate: IsoDate; amount: number } | null) =>
    row && { date: row.dueDate, amount: money(row.amount) };
  return {
    rows: effect.rows.map(({ number, before, after: moved }) => ({
      number,
      before: dated(before),
      after: dated(moved),
    })),
    interest: money(effect.interest),
    waived: money(account.state.fees - after.state.fees),
    autopay: await autopayEffect(db, account, after, today),
  };
}

/** By the same plan that automatic payments follow, so that they do what is shown. */
async function autopayEffect(
  db: Kysely<Database>,
  before: AccountRow,
  after: AccountRow,
  today: IsoDate,
): Promise<PlanEffect['autopay']> {
  const order = await findOrder(db, before.id);
  if (order?.pausedFor !== null) return null;
  const next = async (account: AccountRow) => {
    const around = await surroundingsOf(db, account, order.id, today);
    const debit = nextOf(account, order, around, today);
    return debit
      ? { date: debit.date, amount: { amount: debit.amount, currency: account.currency } }
      : null;
  };
  return { before: await next(before), after: await next(after) };
}
