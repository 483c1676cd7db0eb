import { dayNumber, type IsoDate, partsOf } from './dates.ts';
import type { Cents, DayCount, Terms } from './terms.ts';

/**
 * Simple daily interest, kept exact. An accrual is a whole number of *units*: one cent is
 * 3,650,000 units under `actual/365` (365 days times 10,000 basis points), 3,600,000 under
 * `30/360`. A day's interest, balance times rate, is then a whole number and nothing is rounded
 * until it is collected; the fraction of a cent that rounding leaves, or takes too much, stays in
 * the accrual and is made good by the next payment.
 */
export type InterestUnits = number;

/** Units in one cent. */
export function unitsPerCent(terms: Terms): number {
  return (terms.dayCount === '30/360' ? 360 : 365) * 10_000;
}

/** Days that bear interest between two dates; 0 where `to` is not later. */
export function interestDays(from: IsoDate, to: IsoDate, dayCount: DayCount): number {
  if (to <= from) return 0;
  if (dayCount === 'actual/365') return dayNumber(to) - dayNumber(from);
  const a = partsOf(from);
  const b = partsOf(to);
  // The bond basis: the 31st counts as the 30th.
  const days = Math.min(b.day, 30) - Math.min(a.day, 30);
  return (b.year - a.year) * 360 + (b.month - a.month) * 30 + days;
}

/**
 * Interest of a balance from one date to another.
 *
 * @throws RangeError where the figures are too large to stay exact
 */
export function accrual(terms: Terms, balance: Cents, from: IsoDate, to: IsoDate): InterestUnits {
  const days = interestDays(from, to, terms.dayCount ?? 'actual/365');
  const units = balance * terms.annualRateBps * days;
  if (!Number.isSafeInteger(units)) throw new RangeError('interest too large to be exact');
  return units;
}

/** An accrual in whole cents, rounded half to even; never negative. */
export function wholeCents(terms: Terms, units: InterestUnits): Cents {
  return divideHalfEven(units, unitsPerCent(terms));
}

/** A day's interest in whole cents, rounded half to even. */
export function dailyInterest(terms: Terms, balance: Cents): Cents {
  return wholeCents(terms, balance * terms.annualRateBps);
}

function divideHalfEven(dividend: number, divisor: number): number {
  const rest = ((dividend % divisor) + divisor) % divisor;
  const floor = (dividend - rest) / divisor;
  const twice = rest * 2;
  const up = twice > divisor || (twice === divisor && floor % 2 !== 0);
  // Adding 0 turns the -0 of a carried fraction into 0.
  return floor + (up ? 1 : 0) + 0;
}
