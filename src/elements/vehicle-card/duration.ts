/**
 * Days in words that can be pictured: days up to two months, months up to two years, then years with their months.
 *
 * @param locale BCP 47 tag
 */
export function durationOf(days: number, locale: string): string {
  const months = Math.floor(days / 30.4375);
  if (months < 2) return inUnit(days, 'day', locale);
  if (months < 24) return inUnit(months, 'month', locale);
  const years = inUnit(Math.floor(months / 12), 'year', locale);
  if (months % 12 === 0) return years;
  const list = new Intl.ListFormat(locale, { type: 'unit' });
  return list.format([years, inUnit(months % 12, 'month', locale)]);
}

function inUnit(value: number, unit: 'day' | 'month' | 'year', locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
