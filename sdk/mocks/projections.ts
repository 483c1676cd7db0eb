import type { Money, Projection, ProjectionPeriod, ProjectionStep } from '../contract/index.ts';
import { daysFrom } from './lending.ts';
import type { AccountData } from './personas.ts';
import { Refusal } from './respond.ts';

/**
 * How an account goes on, to the cent where its rate is known: simple daily interest, each instalment on
 * its due date. A lease keeps to its schedule.
 */
export function projectionOf(data: AccountData, extra: Money): Projection {
  const { account } = data;
  const refuse = (code: string, pointer: string) =>
    new Refusal(422, code, { errors: [{ pointer, code }] });
  if (extra.currency !== account.amountDue.currency) {
    throw refuse('currency_mismatch', '/extra/currency');
  }
  if (extra.amount < 0) throw refuse('amount_too_small', '/extra/amount');
  if (account.kind === 'lease' && extra.amount > 0) {
    throw refuse('extra_not_for_leases', '/extra/amount');
  }
  const regular = stepsOf(data, 0);
  const faster = stepsOf(data, extra.amount);
  const money = (amount: number): Money => ({ amount, currency: extra.currency });
  const interestOf = (steps: readonly ProjectionStep[]) =>
    steps.reduce((sum, { interest }) => sum + interest.amount, 0);
  return {
    asOf: account.asOf,
    extra,
    past: periodsOf(data),
    regular: { interest: money(interestOf(regular)), steps: regular },
    faster: { interest: money(interestOf(faster)), steps: faster },
    saved: {
      instalments: (regular.at(-1)?.number ?? 0) - (faster.at(-1)?.number ?? 0),
      interest: money(interestOf(regular) - interestOf(faster)),
    },
  };
}

function stepsOf({ account, schedule }: AccountData, extra: number): ProjectionStep[] {
  const { asOf, principal, payoff, feesDue, pastDue } = account;
  const money = (amount: number): Money => ({ amount, currency: principal.currency });
  const open = schedule.filter(({ status }) => status !== 'paid');
  const late = open.filter(({ dueDate }) => dueDate < asOf);
  const steps: ProjectionStep[] = [];
  let left = principal.amount;
  let accrued = payoff.amount.amount - left - feesDue.amount;
  let from = asOf;
  const pay = (number: number, date: string, wanted: number, fees = 0) => {
    accrued += interestOf(account, left, daysFrom(from, date));
    from = date;
    const amount = Math.min(wanted, left + accrued + fees);
    if (amount <= 0) return;
    const interest = Math.min(accrued, amount - fees);
    const part = amount - fees - interest;
    left -= part;
    accrued -= interest;
    const split = { interest: money(interest), principal: money(part) };
    steps.push({ number, date, amount: money(amount), ...split, principalAfter: money(left) });
  };
  const overdue = Math.max(pastDue.amount, feesDue.amount);
  pay(late.at(-1)?.number ?? account.instalmentsPaid, asOf, overdue, feesDue.amount);
  for (const one of open.slice(late.length)) {
    const last = one.number === account.instalmentsTotal;
    pay(one.number, one.dueDate, last ? Infinity : one.amount.amount - one.paid.amount + extra);
  }
  return steps;
}

/** To the nearest cent; a fraction is not carried on, as a server's books would. */
function interestOf({ annualRate, payoff }: AccountData['account'], balance: number, days: number) {
  if (annualRate === null) return payoff.perDiem.amount * days;
  const [whole = '0', part = ''] = annualRate.split('.');
  const bps = Number(whole) * 100 + Number(part.padEnd(2, '0').slice(0, 2));
  return Math.round((balance * bps * days) / 3_650_000);
}

function periodsOf({ account, schedule, transactions }: AccountData): ProjectionPeriod[] {
  const money = (amount: number): Money => ({ amount, currency: account.principal.currency });
  const periods = new Map<number, ProjectionPeriod>();
  for (const { date, kind, allocation, principalAfter } of transactions.toReversed()) {
    const ends = schedule.find(({ dueDate }) => date <= dueDate) ?? schedule.at(-1);
    if (!ends) continue;
    const sign = kind === 'payment' ? 1 : kind === 'reversal' ? -1 : 0;
    const before = periods.get(ends.number);
    periods.set(ends.number, {
      number: ends.number,
      date: ends.dueDate,
      interest: money((before?.interest.amount ?? 0) + sign * allocation.interest.amount),
      principal: money((before?.principal.amount ?? 0) + sign * allocation.principal.amount),
      principalAfter,
    });
  }
  return [...periods.values()].sort((one, other) => one.number - other.number);
}
