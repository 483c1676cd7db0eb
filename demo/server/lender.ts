import {
  addDays,
  businessDateAt,
  cutoffAt,
  dateAt,
  isBusinessDay,
  type IsoDate,
  type View,
} from './lending/index.ts';

/** The lender of the sandbox: invented, like everything here. */
export const lender = {
  name: 'Prairie Lane Finance',
  /** Where people call. */
  supportPhone: '(312) 555-0142',
  /** Dates are the lender's. */
  zone: 'America/Chicago',
  /** Hour from which a payment counts for the next business day. */
  cutoffHour: 17,
  /** How far ahead a payment may be scheduled. */
  maxDaysAhead: 60,
  /** How far ahead a payoff is quoted and taken: what it counts on may change meanwhile. */
  payoffDaysAhead: 30,
  /** Days around a payment within which the same amount again looks like a mistake. */
  duplicateDays: 5,
} as const;

/** The days from which accounts are looked at, at a moment of business time. */
export function viewAt(now: Date): View {
  const instant = now.toISOString();
  return {
    today: dateAt(instant, lender.zone),
    asOf: businessDateAt(instant, lender.zone, lender.cutoffHour),
  };
}

/** The dates that a payment can be made for, from the earliest on. */
export function payableDates({ asOf }: View): IsoDate[] {
  const days = Array.from({ length: lender.maxDaysAhead + 1 }, (_, at) => addDays(asOf, at));
  return days.filter(isBusinessDay);
}

/** The moment at which a date begins in the lender's zone. */
export function startOf(date: IsoDate): Date {
  return new Date(cutoffAt(date, lender.zone, 0));
}
