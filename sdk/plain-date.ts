/** How a date is written: `full` adds the weekday, `day` leaves out the year, `brief` has both short. */
export type DateStyle = 'full' | 'long' | 'medium' | 'short' | 'day' | 'brief';

/**
 * Tells a calendar date, `YYYY-MM-DD`, that exists.
 */
export function isPlainDate(text: string): boolean {
  const time = toTime(text);
  return time !== undefined && fromTime(time) === text;
}

/**
 * Writes a date for a reader. A calendar date has no zone, so it reads the same everywhere on Earth.
 *
 * @param date `YYYY-MM-DD`
 * @param locale BCP 47 tag
 * @throws RangeError where the date does not exist
 */
export function formatDate(date: string, locale: string, style: DateStyle = 'long'): string {
  const shape: Intl.DateTimeFormatOptions =
    style === 'day'
      ? { day: 'numeric', month: 'long' }
      : style === 'brief'
        ? { weekday: 'short', day: 'numeric', month: 'short' }
        : { dateStyle: style };
  return new Intl.DateTimeFormat(locale, { ...shape, timeZone: 'UTC' }).format(checkedTime(date));
}

/**
 * The date so many days later, or earlier where `days` is negative.
 *
 * @param date `YYYY-MM-DD`
 * @param days whole number
 * @throws RangeError where the date does not exist or `days` is not whole
 */
export function addDays(date: string, days: number): string {
  if (!Number.isInteger(days)) throw new RangeError('days is a whole number');
  return fromTime(checkedTime(date) + days * dayLength);
}

/**
 * Days from one date to another; negative where the second is earlier.
 *
 * @throws RangeError where a date does not exist
 */
export function daysBetween(from: string, to: string): number {
  return (checkedTime(to) - checkedTime(from)) / dayLength;
}

/**
 * Compares dates, as `Array.prototype.sort` wants it.
 *
 * @returns below zero where `a` is earlier, above where it is later
 */
export function compareDates(a: string, b: string): number {
  return daysBetween(b, a);
}

/** Milliseconds of a UTC day, all of which are equally long. */
const dayLength = 86_400_000;

/** Midnight UTC: only ever read back in UTC, so no zone can shift it. */
function toTime(date: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return undefined;
  const [, year, month, day] = match.map(Number) as [number, number, number, number];
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function fromTime(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function checkedTime(date: string): number {
  const time = toTime(date);
  if (time === undefined || fromTime(time) !== date) throw new RangeError('not a calendar date');
  return time;
}
