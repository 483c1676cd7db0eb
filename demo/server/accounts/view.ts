import { sql } from 'kysely';
import type { Account, Money } from '../../../sdk/contract/index.ts';
import type { Db } from '../db/open.ts';
import { type IsoDate, standing, type View } from '../lending/index.ts';
import { nextOf } from '../payments/autopay/describe.ts';
import { findOrders, surroundingsOf } from '../payments/autopay/store.ts';
import type { AccountRow } from './store.ts';

/** What an account's answer needs beside its own row. */
interface Surroundings {
  readonly lastPayment: { amount: number; date: IsoDate } | undefined;
  readonly autopay: Account['autopay'];
  readonly returned: ReturnedRow | undefined;
}

/** A payment that the bank sent back, none made since. */
interface ReturnedRow {
  readonly account_id: string;
  readonly amount: number;
  readonly reason: string;
  readonly date: IsoDate;
  readonly fee: number;
}

/** Accounts as the contract shows them, at a view. */
export async function describeAccounts(
  db: Db,
  accounts: readonly AccountRow[],
  view: View,
): Promise<Account[]> {
  const ids = accounts.map(({ id }) => id);
  const [payments, autopay, returned] = await Promise.all([
    lastPayments(db, ids),
    autopaid(db, accounts, view.today),
    returnedLast(db, ids),
  ]);
  return accounts.map((account) =>
    describe(account, view, {
      lastPayment: payments.get(account.id),
      autopay: autopay.get(account.id) ?? { active: false, nextDate: null },
      returned: returned.get(account.id),
    }),
  );
}

function describe(row: AccountRow, view: View, around: Surroundings): Account {
  const { terms, state, lease } = row;
  const stand = standing(terms, state, view);
  const money = (amount: number): Money => ({ amount, currency: row.currency });
  return {
    id: row.id,
    kind: terms.kind,
    status: stand.status,
    numberLast4: row.contract_number.slice(-4),
    vehicle: row.vehicle,
    asOf: view.asOf,
    amountDue: money(stand.amountDue),
    dueDate: stand.dueDate,
    pastDue: money(stand.pastDue),
    daysPastDue: stand.daysPastDue,
    feesDue: money(stand.feesDue),
    nextInstalment: stand.nextInstalment && {
      dueDate: stand.nextInstalment.dueDate,
      amount: money(stand.nextInstalment.amount),
    },
    instalment: money(stand.instalment),
    instalmentsPaid: stand.instalmentsPaid,
    instalmentsTotal: stand.instalmentsTotal,
    principal: money(stand.principal),
    originalPrincipal: money(stand.originalPrincipal),
    payoff: {
      amount: money(stand.payoff.amount),
      goodThrough: stand.payoff.goodThrough,
      perDiem: money(stand.payoff.perDiem),
    },
    annualRate: terms.kind === 'loan' ? percent(terms.annualRateBps) : null,
    openedOn: row.opened_on,
    maturityDate: stand.maturityDate,
    lastPayment: around.lastPayment
      ? { amount: money(around.lastPayment.amount), date: around.lastPayment.date }
      : null,
    returned: around.returned
      ? {
          amount: money(around.returned.amount),
          reason: around.returned.reason,
          date: around.returned.date,
          fee: money(around.returned.fee),
        }
      : null,
    autopay: around.autopay,
    lease: lease && terms.kind === 'lease' ? { residual: money(terms.residual), ...lease } : null,
  };
}

/** Hundredths of a percent as a decimal, without a float: 549 is `5.49`. */
function percent(bps: number): string {
  return `${Math.trunc(bps / 100)}.${String(bps % 100).padStart(2, '0')}`;
}

async function lastPayments(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const { rows } = await sql<{ account_id: string; amount: number; date: IsoDate }>`
    select account.id as account_id, latest.amount, latest.date
    from unnest(${sql.val([...ids])}::text[]) as account (id)
    cross join lateral (
      select amount, date from entries
      where account_id = account.id and kind = 'payment' and not exists (
        select 1 from entries as reversal
        where reversal.payment_id = entries.payment_id and reversal.kind = 'reversal')
      order by seq desc limit 1) as latest`.execute(db);
  return new Map(rows.map((row) => [row.account_id, row]));
}

async function autopaid(
  db: Db,
  accounts: readonly AccountRow[],
  today: IsoDate,
): Promise<Map<string, Account['autopay']>> {
  const open = accounts.filter(({ state }) => state.closedOn === null);
  const orders = await findOrders(
    db,
    open.map(({ id }) => id),
  );
  const result = new Map<string, Account['autopay']>();
  for (const account of open) {
    const order = orders.get(account.id);
    if (order?.pausedFor !== null) continue;
    const next = nextOf(account, order, await surroundingsOf(db, account, order.id, today), today);
    result.set(account.id, { active: true, nextDate: next?.date ?? null });
  }
  return result;
}

/** The latest payment of each account, where the bank sent it back. */
async function returnedLast(db: Db, ids: readonly string[]): Promise<Map<string, ReturnedRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<ReturnedRow>`
    select distinct on (account_id) account_id, amount, returned_reason as reason,
      returned_on as date, returned_fee as fee
    from payments
    where account_id = any(${sql.val([...ids])}::text[]) and status = 'returned' and not exists (
      select 1 from entries where entries.account_id = payments.account_id
        and entries.kind = 'payment' and entries.seq > (
          select reversal.seq from entries as reversal
          where reversal.payment_id = payments.id and reversal.kind = 'reversal'))
    order by account_id, seq desc`.execute(db);
  return new Map(rows.map((row) => [row.account_id, row]));
}
