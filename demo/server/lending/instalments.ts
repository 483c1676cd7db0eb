import { addDays, addMonths, dateFrom, daysInMonth, type IsoDate, partsOf } from './dates.ts';
import { interestDays, unitsPerCent } from './interest.ts';
import { type Cents, dueRuns, originalPrincipal, residualOf, runOf, type Terms } from './terms.ts';

/**
 * The level instalment, to the nearest cent, half up: the payment whose present value at a twelfth
 * of the yearly rate a month, with the residual's at the end, is the amount advanced. Days by which
 * the first period is longer or shorter than a month add or take simple interest first. Worked in
 * whole numbers throughout, so no term or rate can tip a cent.
 */
export function levelInstalment(terms: Terms): Cents {
  const term = BigInt(terms.termMonths);
  const principal = BigInt(originalPrincipal(terms));
  if (terms.annualRateBps === 0) return Number(divideHalfUp(principal, term));
  const rate = BigInt(terms.annualRateBps);
  const growth = (120_000n + rate) ** term;
  const base = 120_000n ** term;
  const residual = BigInt(residualOf(terms));
  // P = i (A (1+i)^n - R) / ((1+i)^n - 1), with i = rate / 120,000 and every fraction cleared.
  const unit = BigInt(unitsPerCent(terms));
  const advanced = (principal + residual) * (unit + rate * BigInt(oddDays(terms)));
  const dividend = rate * (advanced * growth - residual * unit * base);
  return Number(divideHalfUp(dividend, unit * 120_000n * (growth - base)));
}

/** Days of the first period beyond a month; negative where it is shorter. */
function oddDays(terms: Terms): number {
  const dayCount = terms.dayCount ?? 'actual/365';
  const monthBefore = dueDateOf(terms, 0);
  return (
    interestDays(terms.originatedOn, monthBefore, dayCount) -
    interestDays(monthBefore, terms.originatedOn, dayCount)
  );
}

/** Number of the instalment whose period a date is in: after the due date before, through its own. */
export function periodOf(terms: Terms, date: IsoDate): number {
  return Math.min(instalmentsDueBy(terms, addDays(date, -1)) + 1, terms.termMonths);
}

function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor);
}

/** Due date of an instalment, counted from 1; 0 is the month before the first. */
export function dueDateOf(terms: Terms, number: number): IsoDate {
  const run = runOf(terms, number);
  const { year, month } = partsOf(addMonths(run.dueOn, number - run.from));
  return dateFrom(year, month, run.dueDay);
}

/** How many instalments fall due on or before a date. */
export function instalmentsDueBy(terms: Terms, date: IsoDate): number {
  return Math.max(0, Math.min(monthsDueBy(terms, date), terms.termMonths));
}

/**
 * How many due dates there are on or before a date, were they to go on after the last instalment;
 * negative before the month of the first.
 */
export function monthsDueBy(terms: Terms, date: IsoDate): number {
  const by = partsOf(date);
  let most = Infinity;
  let count = 0;
  for (const { from, dueOn, dueDay } of dueRuns(terms).toReversed()) {
    const first = partsOf(dueOn);
    const months = (by.year - first.year) * 12 + (by.month - first.month);
    const due = months + (by.day >= Math.min(dueDay, daysInMonth(by.year, by.month)) ? 1 : 0);
    count = Math.min(from - 1 + due, most);
    if (due > 0) break;
    most = from - 1;
  }
  return count;
}
