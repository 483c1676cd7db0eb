/** How a reader sees amounts, days and moments. */
export interface MailFormats {
  /** @param amount minor units */
  readonly money: (amount: number, currency: string) => string;
  /** A calendar date in words; it has no zone. */
  readonly day: (date: string) => string;
  /** A moment in words: day, time and zone. */
  readonly moment: (text: string) => string;
}

/**
 * The formats of a reader.
 *
 * @param locale BCP 47
 * @param timeZone the reader's, an IANA name
 */
export function formatsIn(locale: string, timeZone: string): MailFormats {
  const moment = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  });
  // Midnight in UTC, read in UTC: no zone can shift it.
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    money: (amount, currency) => moneyIn(locale, amount, currency),
    day: (date) => day.format(new Date(`${date}T00:00:00Z`)),
    moment: (text) => moment.format(new Date(text)),
  };
}

function moneyIn(locale: string, amount: number, currency: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const units = String(amount).padStart(digits + 1, '0');
  const whole = units.slice(0, units.length - digits);
  // As text, so that no float comes near an amount.
  return format.format(
    (digits ? `${whole}.${units.slice(-digits)}` : whole) as Intl.StringNumericLiteral,
  );
}
