import { addDays, dateFrom, type IsoDate, weekday } from './dates.ts';

const MONDAY = 1;
const THURSDAY = 4;

/** The `n`th such weekday of a month, or the last one where `n` is -1. */
function nth(year: number, month: number, day: number, n: number): IsoDate {
  if (n === -1) {
    const last = dateFrom(year, month, 31);
    return addDays(last, -((weekday(last) - day + 7) % 7));
  }
  const first = dateFrom(year, month, 1);
  return addDays(first, ((day - weekday(first) + 7) % 7) + 7 * (n - 1));
}

/**
 * Days of a year on which the Federal Reserve Banks are closed, as the Board's release K.8 states
 * them: a holiday on a Sunday is kept on the Monday after it; for one on a Saturday the Banks stay
 * open on the Friday before.
 */
export function bankHolidays(year: number): IsoDate[] {
  const fixed = [
    dateFrom(year, 1, 1),
    dateFrom(year, 6, 19),
    dateFrom(year, 7, 4),
    dateFrom(year, 11, 11),
    dateFrom(year, 12, 25),
  ].map((date) => (weekday(date) === 0 ? addDays(date, 1) : date));
  return [
    ...fixed,
    nth(year, 1, MONDAY, 3),
    nth(year, 2, MONDAY, 3),
    nth(year, 5, MONDAY, -1),
    nth(year, 9, MONDAY, 1),
    nth(year, 10, MONDAY, 2),
    nth(year, 11, THURSDAY, 4),
  ].sort();
}
