import { Temporal } from 'temporal-polyfill';

/** Hours of the day, `HH:MM`, in which nothing is sent that can wait. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

/** Whether quiet hours can be reckoned in a zone: Intl knows names, such as PST, that are no IANA zones. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    // Offsets such as "+01:00" know no summer time.
    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

/**
 * When quiet hours end, where a moment lies in them. Where the clocks change meanwhile, they are the longer of what
 * they may be: nobody is woken at a time of day that was to be quiet, and the end is never before the moment.
 *
 * @param zone the customer's, an IANA name
 * @returns null outside of them
 */
export function endOfQuiet({ from, until }: QuietHours, now: Date, zone: string): Date | null {
  const moment = now.getTime();
  const today = Temporal.Instant.fromEpochMilliseconds(moment)
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  const at = (day: Temporal.PlainDate, time: string, disambiguation: 'earlier' | 'later') =>
    day.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(zone, { disambiguation })
      .epochMilliseconds;
  const overnight = Temporal.PlainTime.compare(from, until) > 0;
  // A night that began yesterday may not be over.
  for (const day of overnight ? [today.subtract({ days: 1 }), today] : [today]) {
    const begins = at(day, from, 'earlier');
    const ends = at(day.add({ days: overnight ? 1 : 0 }), until, 'later');
    if (begins <= moment && moment < ends) return new Date(ends);
  }
  return null;
}
