const dates = new Map<string, Intl.DateTimeFormat>();

/** `Nov 24, 2026`. Making a format is slow, so each is made once. */
export function shortDate(date: string, locale: string): string {
  let format = dates.get(locale);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
    dates.set(locale, format);
  }
  return format.format(Date.parse(date));
}
