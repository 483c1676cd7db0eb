import { type AccountState, instalmentsPaid } from './account.ts';
import { addDays, daysBetween, type IsoDate } from './dates.ts';
import { dueDateOf, instalmentsDueBy } from './instalments.ts';
import { type Payoff, payoff } from './payoff.ts';
import { type Cents, originalPrincipal, type Terms } from './terms.ts';

/** The two days that an account is looked at from. */
export interface View {
  /** Earliest business date on which a payment can post; amounts are as of it. */
  asOf: IsoDate;
  /** The calendar day; lateness is counted by it. */
  today: IsoDate;
}

/** What is owed and when. Amounts in cents. */
export interface Standing {
  status: 'current' | 'past_due' | 'paid_off';
  asOf: IsoDate;
  /** All instalments billed by `asOf` and the fees; paying it on `asOf` leaves nothing due. */
  amountDue: Cents;
  /** Due date of the earliest instalment not fully paid; null once all are. */
  dueDate: IsoDate | null;
  /** Instalments whose date has passed, with the fees; 0 while no instalment is behind. */
  pastDue: Cents;
  daysPastDue: number;
  feesDue: Cents;
  /** What is left of the first unpaid instalment that is not past due; null once all are paid. */
  nextInstalment: { dueDate: IsoDate; amount: Cents } | null;
  /** The level instalment. */
  instalment: Cents;
  instalmentsPaid: number;
  instalmentsTotal: number;
  principal: Cents;
  originalPrincipal: Cents;
  payoff: Payoff;
  maturityDate: IsoDate;
}

/** Looks at an account from a day. Charge the late fees due by then first (`assessFees`). */
export function standing(terms: Terms, state: AccountState, { asOf, today }: View): Standing {
  const clearing = payoff(terms, state, asOf);
  const paid = instalmentsPaid(terms, state);
  const closed = state.closedOn !== null;
  const billed = instalmentsDueBy(terms, addDays(asOf, terms.billingLeadDays));
  const overdue = instalmentsDueBy(terms, addDays(today, -1));
  const behind = overdue > paid;
  const dueDate = closed ? null : dueDateOf(terms, paid + 1);
  return {
    status: closed ? 'paid_off' : behind ? 'past_due' : 'current',
    asOf,
    amountDue: askedFor(terms, state, billed, clearing),
    dueDate,
    pastDue: behind ? askedFor(terms, state, overdue, clearing) : 0,
    daysPastDue: behind && dueDate !== null ? daysBetween(dueDate, today) : 0,
    feesDue: state.fees,
    nextInstalment: closed ? null : nextInstalment(terms, state, overdue, clearing),
    instalment: state.instalment,
    instalmentsPaid: paid,
    instalmentsTotal: terms.termMonths,
    principal: state.principal,
    originalPrincipal: originalPrincipal(terms),
    payoff: clearing,
    maturityDate: dueDateOf(terms, terms.termMonths),
  };
}

/**
 * What pays the first `count` instalments and the fees on a date; from the last instalment on, what
 * clears the account.
 */
export function dueThrough(terms: Terms, state: AccountState, count: number, date: IsoDate): Cents {
  return askedFor(terms, state, count, payoff(terms, state, date));
}

/** What is unpaid of the first `count` instalments, and the fees; never more than clears all. */
function askedFor(terms: Terms, state: AccountState, count: number, clearing: Payoff): Cents {
  if (count >= terms.termMonths) return clearing.amount;
  const unpaid = Math.max(0, count * state.instalment - state.collected);
  return Math.min(unpaid + state.fees, clearing.amount);
}

function nextInstalment(terms: Terms, state: AccountState, overdue: number, clearing: Payoff) {
  const paid = instalmentsPaid(terms, state);
  const number = Math.min(Math.max(paid, overdue) + 1, terms.termMonths);
  const before = askedFor(terms, state, Math.min(number - 1, terms.termMonths - 1), clearing);
  const amount = askedFor(terms, state, number, clearing) - before;
  return { dueDate: dueDateOf(terms, number), amount };
}
