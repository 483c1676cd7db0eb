import type {
  Account,
  Allocation,
  Instalment,
  Money,
  PaymentInput,
  PaymentPreview,
} from '../contract/index.ts';
import type { AccountData } from './personas.ts';
import { Refusal } from './respond.ts';

const DAY = 86_400_000;

/** Days after `asOf` on which the mocks still take a scheduled payment. */
export const HORIZON_DAYS = 60;

/** Days after `asOf` until which the mocks quote and take a payoff. */
export const PAYOFF_DAYS = 30;

/** What a payment does: so much, on that day, for that. */
export type Order = Pick<PaymentInput, 'amount' | 'date' | 'kind'>;

/** Whole days from one date to another. */
export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** Months of holidays on one weekday (0 is Sunday), and the days of the month on which that can be. */
const movable: readonly (readonly [month: number, weekday: number, from: number, to: number])[] = [
  [1, 1, 15, 21],
  [2, 1, 15, 21],
  [5, 1, 25, 31],
  [9, 1, 1, 7],
  [10, 1, 8, 14],
  [11, 4, 22, 28],
];
const fixed = new Set(['01-01', '06-19', '07-04', '11-11', '12-25']);

/** Whether banks are open: not at weekends, nor on the Federal Reserve's holidays, of which one on a Sunday is kept on the Monday. */
export function isBankDay(date: string): boolean {
  const moment = new Date(`${date}T00:00:00Z`);
  const [weekday, day, month] = [moment.getUTCDay(), moment.getUTCDate(), moment.getUTCMonth() + 1];
  if (weekday === 0 || weekday === 6) return false;
  const before = new Date(moment.getTime() - DAY).toISOString();
  if (fixed.has(date.slice(5)) || (weekday === 1 && fixed.has(before.slice(5, 10)))) return false;
  return !movable.some(
    ([of, on, from, to]) => month === of && weekday === on && day >= from && day <= to,
  );
}

/** The dates from `asOf` on that the mocks take payments for. */
export function payableDates(asOf: string): string[] {
  const days = Array.from({ length: HORIZON_DAYS + 1 }, (_, at) =>
    new Date(Date.parse(asOf) + at * DAY).toISOString().slice(0, 10),
  );
  return days.filter(isBankDay);
}

/** Whether there is such a day, for what comes past the contract's schema. */
export function isCalendarDate(date: string): boolean {
  const moment = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
}

/** What clears the account on a date. */
export function payoffOn({ payoff, asOf }: Account, date: string): number {
  return payoff.amount.amount + payoff.perDiem.amount * Math.max(0, daysFrom(asOf, date));
}

/** Splits an amount: fees, then interest, then principal; or all of it to principal. */
export function allocate(account: Account, { amount: { amount }, date, kind }: Order): Allocation {
  const { feesDue, principal, amountDue } = account;
  const accrued = Math.max(0, payoffOn(account, date) - principal.amount - feesDue.amount);
  const fees = Math.min(feesDue.amount, amount);
  const interest = Math.min(accrued, amount - fees);
  const money = (value: number): Money => ({ amount: value, currency: amountDue.currency });
  if (kind === 'principal_only') {
    return { fees: money(0), interest: money(0), principal: money(amount) };
  }
  return {
    fees: money(fees),
    interest: money(interest),
    principal: money(amount - fees - interest),
  };
}

function refuse(code: string, pointer: string): Refusal {
  return new Refusal(422, code, { errors: [{ pointer, code }] });
}

/** Refuses a date that a server would refuse. */
export function checkDate({ asOf }: Account, date: string, days: number): void {
  if (!isCalendarDate(date)) {
    throw new Refusal(400, 'invalid_request', { errors: [{ pointer: '/date', code: 'invalid' }] });
  }
  if (date < asOf) throw refuse('date_too_early', '/date');
  if (daysFrom(asOf, date) > days) throw refuse('date_too_late', '/date');
  if (!isBankDay(date)) throw refuse('date_not_business_day', '/date');
}

/** Refuses a payment that a server would refuse. */
export function checkPayment({ account, payments }: AccountData, order: Order): void {
  const { amount, date, kind } = order;
  if (amount.currency !== account.amountDue.currency) {
    throw refuse('currency_mismatch', '/amount/currency');
  }
  if (amount.amount <= 0) throw refuse('amount_too_small', '/amount/amount');
  checkDate(account, date, kind === 'payoff' ? PAYOFF_DAYS : HORIZON_DAYS);
  const waiting = payments.filter(({ status }) => status === 'scheduled');
  if (waiting.some((one) => one.kind === 'payoff')) throw refuse('payoff_scheduled', '/kind');
  const total = waiting.reduce((sum, one) => sum + one.amount.amount, amount.amount);
  if (kind === 'payoff') {
    if (amount.amount !== payoffOn(account, date)) {
      throw refuse('payoff_amount_changed', '/amount/amount');
    }
  } else if (kind === 'principal_only') {
    if (account.pastDue.amount > 0 || account.feesDue.amount > 0) {
      throw refuse('principal_only_unavailable', '/kind');
    }
    if (total >= account.principal.amount) throw refuse('amount_over_principal', '/amount/amount');
  } else if (total > payoffOn(account, date)) {
    throw refuse('amount_over_payoff', '/amount/amount');
  }
}

/** The account and its schedule as they stand once a payment is in; the data given is untouched. */
export function afterPayment(data: AccountData, order: Order): AccountData {
  const before = data.account;
  const {
    amount: { amount },
    date,
    kind,
  } = order;
  const money = (value: number): Money => ({ amount: value, currency: before.amountDue.currency });
  const allocation = allocate(before, order);
  const principal = before.principal.amount - allocation.principal.amount;
  if (kind === 'principal_only') return lowered(data, order, principal);
  const settled = principal === 0 && amount >= payoffOn(before, date);
  const schedule = settled
    ? data.schedule.map((one) => ({ ...one, paid: one.amount, status: 'paid' }))
    : payInstalments(data.schedule, amount - allocation.fees.amount);
  const left = schedule.filter((one) => one.status !== 'paid');
  const first = left[0];
  const amountDue = settled ? 0 : Math.max(0, before.amountDue.amount - amount);
  const pastDue = settled ? 0 : Math.max(0, before.pastDue.amount - amount);
  const account: Account = {
    ...before,
    status: settled ? 'paid_off' : pastDue > 0 ? 'past_due' : 'current',
    amountDue: money(amountDue),
    dueDate: first?.dueDate ?? null,
    pastDue: money(pastDue),
    daysPastDue: pastDue > 0 && first ? Math.max(0, daysFrom(first.dueDate, before.asOf)) : 0,
    feesDue: money(before.feesDue.amount - allocation.fees.amount),
    nextInstalment: first ? nextOf(left, before.asOf) : null,
    instalmentsPaid: schedule.length - left.length,
    principal: money(principal),
    payoff: {
      ...before.payoff,
      amount: money(Math.max(0, before.payoff.amount.amount - amount)),
      perDiem: money(scale(before.payoff.perDiem.amount, principal, before.principal.amount)),
    },
    lastPayment: { amount: money(amount), date },
    returned: null,
  };
  return { ...data, account, schedule };
}

/** Less principal, and no instalment is the nearer for it. */
function lowered(data: AccountData, { amount, date }: Order, principal: number): AccountData {
  const { account } = data;
  const money = (value: number): Money => ({ ...amount, amount: value });
  const { payoff } = account;
  return {
    ...data,
    account: {
      ...account,
      principal: money(principal),
      payoff: {
        ...payoff,
        amount: money(payoff.amount.amount - amount.amount),
        perDiem: money(scale(payoff.perDiem.amount, principal, account.principal.amount)),
      },
      lastPayment: { amount, date },
      returned: null,
    },
  };
}

/** The answer to a preview. */
export function previewOf(data: AccountData, order: Order): PaymentPreview {
  const { amount, date } = order;
  const { account } = afterPayment(data, order);
  const { amountDue, dueDate, pastDue, principal } = account;
  return {
    amount,
    date,
    allocation: allocate(data.account, order),
    after: { amountDue, dueDate, pastDue, principal },
    authorization: null,
  };
}

function payInstalments(schedule: readonly Instalment[], amount: number): Instalment[] {
  let left = amount;
  return schedule.map((one) => {
    const open = one.amount.amount - one.paid.amount;
    if (left <= 0 || open <= 0) return one;
    const part = Math.min(open, left);
    left -= part;
    const paid = { ...one.paid, amount: one.paid.amount + part };
    return { ...one, paid, status: part === open ? 'paid' : one.status };
  });
}

function nextOf(left: readonly Instalment[], asOf: string): Account['nextInstalment'] {
  const next = left.find((one) => one.dueDate >= asOf) ?? left.at(-1);
  return next ? { dueDate: next.dueDate, amount: next.amount } : null;
}

function scale(amount: number, part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((amount * part) / whole);
}
