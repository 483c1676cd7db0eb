import { Temporal } from 'temporal-polyfill';
import type { SupportPhone } from '../../../sdk/contract/index.ts';
import { addDays, cutoffAt, dateAt, type IsoDate, isBusinessDay } from '../lending/index.ts';

/** When a phone is answered: whole hours of a day in the lender's zone, by weekday from 1 for Monday. */
export interface Hours {
  readonly weekdays: readonly number[];
  readonly opens: number;
  readonly closes: number;
  /** Closed where banks are, on weekdays too. */
  readonly bankHolidays: boolean;
}

/**
 * Whether a phone is answered at a moment, and when that changes.
 *
 * @param now RFC 3339
 */
export function openingAt(
  hours: Hours,
  now: string,
  zone: string,
): Pick<SupportPhone, 'open' | 'changesAt'> {
  const moment = Temporal.Instant.from(now);
  const at = (date: IsoDate, hour: number) => Temporal.Instant.from(cutoffAt(date, zone, hour));
  let date = dateAt(now, zone);
  // A week has an open day but for the rarest row of holidays; a fortnight always has.
  for (let days = 0; days < 14; days += 1, date = addDays(date, 1)) {
    if (!isOpenOn(hours, date)) continue;
    const [opens, closes] = [at(date, hours.opens), at(date, hours.closes)];
    if (Temporal.Instant.compare(moment, opens) < 0) return { open: false, changesAt: text(opens) };
    if (Temporal.Instant.compare(moment, closes) < 0)
      return { open: true, changesAt: text(closes) };
  }
  return { open: false, changesAt: null };
}

function isOpenOn({ weekdays, bankHolidays }: Hours, date: IsoDate): boolean {
  const weekday = Temporal.PlainDate.from(date).dayOfWeek;
  if (!weekdays.includes(weekday)) return false;
  return !bankHolidays || weekday > 5 || isBusinessDay(date);
}

function text(instant: Temporal.Instant): string {
  return instant.toString();
}
