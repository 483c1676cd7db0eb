import type { Account, Allocation, Instalment, Money, PaymentPreview } from '../contract/index.ts';
import type { AccountData } from './personas.ts';
import { Refusal } from './respond.ts';

const DAY = 86_400_000;

/** Days after `asOf` on which the mocks still take a scheduled payment. */
export const HORIZON_DAYS = 60;

/** Whole days from one date to another. */
export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** Whether a date is a Saturday or a Sunday; the mocks know no bank holidays. */
export function isWeekend(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day === 0 || day === 6;
}

/** Whether there is such a day: the contract's pattern lets 30 February through. */
export function isCalendarDate(date: string): boolean {
  const moment = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
}

/** What clears the account on a date. */
export function payoffOn({ payoff, asOf }: Account, date: string): number {
  return payoff.amount.amount + payoff.perDiem.amount * Math.max(0, daysFrom(asOf, date));
}

/** Splits an amount: fees, then interest, then principal. */
export function allocate(account: Account, amount: number, date: string): Allocation {
  const { feesDue, principal, amountDue } = account;
  const accrued = Math.max(0, payoffOn(account, date) - principal.amount - feesDue.amount);
  const fees = Math.min(feesDue.amount, amount);
  const interest = Math.min(accrued, amount - fees);
  const money = (value: number): Money => ({ amount: value, currency: amountDue.currency });
  return {
    fees: money(fees),
    interest: money(interest),
    principal: money(amount - fees - interest),
  };
}

/** Refuses an amount or a date that a server would refuse. */
export function checkPayment(account: Account, amount: Money, date: string): void {
  if (!isCalendarDate(date)) {
    throw new Refusal(400, 'invalid_request', { errors: [{ pointer: '/date', code: 'invalid' }] });
  }
  const refuse = (code: string, pointer: string) =>
    new Refusal(422, code, { errors: [{ pointer, code }] });
  if (amount.currency !== account.amountDue.currency) {
    throw refuse('currency_mismatch', '/amount/currency');
  }
  if (amount.amount <= 0) throw refuse('amount_too_small', '/amount/amount');
  if (date < account.asOf) throw refuse('date_too_early', '/date');
  if (daysFrom(account.asOf, date) > HORIZON_DAYS) throw refuse('date_too_late', '/date');
  if (isWeekend(date)) throw refuse('date_not_business_day', '/date');
  if (amount.amount > payoffOn(account, date)) throw refuse('amount_over_payoff', '/amount/amount');
}

/** The account and its schedule as they stand once a payment is in; the data given is untouched. */
export function afterPayment(data: AccountData, amount: number, date: string): AccountData {
  const before = data.account;
  const money = (value: number): Money => ({ amount: value, currency: before.amountDue.currency });
  const allocation = allocate(before, amount, date);
  const principal = before.principal.amount - allocation.principal.amount;
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
  };
  return { ...data, account, schedule };
}

/** The answer to a preview. */
export function previewOf(data: AccountData, amount: Money, date: string): PaymentPreview {
  const { account } = afterPayment(data, amount.amount, date);
  const { amountDue, dueDate, pastDue, principal } = account;
  return {
    amount,
    date,
    allocation: allocate(data.account, amount.amount, date),
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
