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
 * When quiet hours end, where a moment lies in them.
 *
 * @param zone the customer's, an IANA name
 * @returns null outside of them
 */
export function endOfQuiet({ from, until }: QuietHours, now: Date, zone: string): Date | null {
  const local = Temporal.Instant.from(now.toISOString()).toZonedDateTimeISO(zone);
  const [begins, ends] = [Temporal.PlainTime.from(from), Temporal.PlainTime.from(until)];
  const time = local.toPlainTime();
  const past = (bound: Temporal.PlainTime) => Temporal.PlainTime.compare(time, bound) >= 0;
  const overnight = Temporal.PlainTime.compare(begins, ends) > 0;
  const quiet = overnight ? past(begins) || !past(ends) : past(begins) && !past(ends);
  if (!quiet) return null;
  // After the beginning of a night they end on the day that follows.
  const day = local.toPlainDate().add({ days: overnight && past(begins) ? 1 : 0 });
  const end = day.toZonedDateTime({ timeZone: zone, plainTime: ends });
  return new Date(end.epochMilliseconds);
}
