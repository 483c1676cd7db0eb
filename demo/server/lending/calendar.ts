import { Temporal } from 'temporal-polyfill';
import { addDays, type IsoDate, weekday } from './dates.ts';
import { bankHolidays } from './holidays.ts';

const closedDays = new Map<string, Set<IsoDate>>();

/** Says whether banks move money on a date: no weekend, no holiday of the Federal Reserve. */
export function isBusinessDay(date: IsoDate): boolean {
  const day = weekday(date);
  if (day === 0 || day === 6) return false;
  const year = date.slice(0, 4);
  let closed = closedDays.get(year);
  if (!closed) closedDays.set(year, (closed = new Set(bankHolidays(Number(year)))));
  return !closed.has(date);
}

/** The first business day on or after a date. */
export function businessDayFrom(date: IsoDate): IsoDate {
  let day = date;
  while (!isBusinessDay(day)) day = addDays(day, 1);
  return day;
}

/** The first business day after a date. */
export function nextBusinessDay(date: IsoDate): IsoDate {
  return businessDayFrom(addDays(date, 1));
}

/**
 * The calendar date that a zone's clocks show at an instant.
 *
 * @param instant RFC 3339
 * @param zone IANA name
 */
export function dateAt(instant: string, zone: string): IsoDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/**
 * The earliest business date on which a payment made at an instant can post: the day itself before
 * the cut-off, else the business day that follows.
 *
 * @param instant RFC 3339
 * @param zone the lender's, an IANA name
 * @param cutoff hour of the day from which payments count for the next business day
 */
export function businessDateAt(instant: string, zone: string, cutoff: number): IsoDate {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const date = local.toPlainDate().toString();
  return local.hour < cutoff ? businessDayFrom(date) : nextBusinessDay(date);
}

/**
 * The instant, RFC 3339 in UTC, at which a date's cut-off strikes in the lender's zone.
 *
 * @param cutoff hour of the day
 */
export function cutoffAt(date: IsoDate, zone: string, cutoff: number): string {
  const time = Temporal.PlainTime.from({ hour: cutoff });
  return Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone: zone, plainTime: time })
    .toInstant()
    .toString();
}
