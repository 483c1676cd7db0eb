/** A calendar date without a zone, `YYYY-MM-DD`. */
export type IsoDate = string;

// Whole days of UTC stand for calendar days: they have no zone and no daylight saving, and a
// history of 10,000 entries walks through them some three times faster than through Temporal's.
const DAY = 86_400_000;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Days since 1970-01-01.
 *
 * @throws RangeError where `date` is not a day of the calendar
 */
export function dayNumber(date: IsoDate): number {
  const match = PATTERN.exec(date);
  if (!match) throw new RangeError('not a date of the form YYYY-MM-DD');
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const time = Date.UTC(year, month - 1, day);
  const at = new Date(time);
  // What runs over a month's end comes out in another; years before 100 come out in the 20th century.
  if (at.getUTCDate() !== day || at.getUTCMonth() + 1 !== month || at.getUTCFullYear() !== year) {
    throw new RangeError('no such day in the calendar');
  }
  return time / DAY;
}

/** Says whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  try {
    dayNumber(text);
    return true;
  } catch {
    return false;
  }
}

/** The date that is `day` days after 1970-01-01. */
export function dateOf(day: number): IsoDate {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Moves a date by whole days, back where `days` is negative. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOf(dayNumber(date) + days);
}

/** Days from one date to another; negative where `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days of a month, counted from 1 for January. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Year, month from 1, and day of a date. */
export function partsOf(date: IsoDate): { year: number; month: number; day: number } {
  const at = new Date(dayNumber(date) * DAY);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/** The date of a year, month and day; a day past the month's end becomes its last. */
export function dateFrom(year: number, month: number, day: number): IsoDate {
  const clamped = Math.min(day, daysInMonth(year, month));
  return dateOf(Date.UTC(year, month - 1, clamped) / DAY);
}

/** Moves a date by whole months; days 29 to 31 become the last of a shorter month. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  return dateFrom(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, day);
}

/** Day of the week, 0 for Sunday. */
export function weekday(date: IsoDate): number {
  return new Date(dayNumber(date) * DAY).getUTCDay();
}
