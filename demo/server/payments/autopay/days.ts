import {
  addDays,
  businessDayFrom,
  dateFrom,
  dueDateOf,
  dueDayOf,
  isBusinessDay,
  type IsoDate,
  monthsDueBy,
  partsOf,
  type Terms,
} from '../../lending/index.ts';

/**
 * Days before a payment on which a change of its amount is told. The law's ten days (Regulation E,
 * 12 CFR 1005.10(d)), and two for a server that was down on the day.
 */
export const noticeDays = 12;

/** Business days before a payment until which the law lets a customer stop it (12 CFR 1005.10(c)). */
export const stopDays = 3;

/**
 * The business days on which an instalment may be taken, in order: the customer's day, and the due
 * date's own, which serves where the first was no use. They are one where the customer chose none.
 *
 * A chosen day never comes after the due date: one later in the month than the due day is that of
 * the month before. On a day without banks the next business day serves; where that would be after
 * the days of grace, and cost a late fee, it is the last one before.
 *
 * @param number of the instalment, from 1; after the last, the months go on until all is paid
 * @param day of the month, clamped to its end; null for the due date
 */
export function debitDays(terms: Terms, number: number, day: number | null): IsoDate[] {
  const due = dueDateOf(terms, number);
  const last = addDays(due, terms.lateFee.graceDays);
  const own = businessDayWithin(due, last);
  if (day === null) return [own];
  const { year, month } = partsOf(due);
  // By the day meant, not by the dates: else 30 and 31 would meet at the end of February.
  const chosen =
    day <= dueDayOf(terms, number) ? dateFrom(year, month, day) : monthBefore(year, month, day);
  const first = businessDayWithin(chosen, last);
  return first < own ? [first, own] : [own];
}

/** Numbers of the instalments that a day can have to do with. */
export function numbersAround(terms: Terms, day: IsoDate): number[] {
  const { year, month } = partsOf(day);
  // The one due in the same month; where a change of plan left the month out, the one before.
  const number = monthsDueBy(terms, dateFrom(year, month, 31));
  // A day late in the month may be for the month after, and its notice for the one after that.
  return [number - 1, number, number + 1, number + 2].filter((one) => one >= 1);
}

/** The last day until which a payment can be stopped by right. */
export function stopBy(date: IsoDate): IsoDate {
  let day = date;
  for (let left = stopDays; left > 0;) {
    day = addDays(day, -1);
    if (isBusinessDay(day)) left -= 1;
  }
  return day;
}

function businessDayWithin(date: IsoDate, last: IsoDate): IsoDate {
  const next = businessDayFrom(date);
  if (next <= last) return next;
  let day = date;
  while (!isBusinessDay(day)) day = addDays(day, -1);
  return day;
}

function monthBefore(year: number, month: number, day: number): IsoDate {
  return month === 1 ? dateFrom(year - 1, 12, day) : dateFrom(year, month - 1, day);
}
