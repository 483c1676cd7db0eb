import type { Money } from '../../sdk/index.ts';
import { formatMoney } from '../../sdk/money.ts';
import { formatDate } from '../../sdk/plain-date.ts';

/** How amounts and dates are written on one card. */
export interface Formats {
  locale: string;
  money: (money: Money) => string;
  /** `December 5`, with the year where it is not the present one. */
  day: (date: string) => string;
  /** The same with its weekday: `Friday, December 5, 2026`. */
  weekday: (date: string) => string;
  /** A whole number with its group separators. */
  count: (value: number) => string;
  /** @param share 0 to 1 */
  percent: (share: number) => string;
}

/**
 * The formats of a card.
 *
 * @param locale BCP 47 tag
 * @param asOf the date that counts as today; decides which year goes without saying
 */
export function formatsFor(locale: string, asOf: string): Formats {
  return {
    locale,
    money: (money) => formatMoney(money, locale),
    day: (date) => formatDate(date, locale, date.slice(0, 4) === asOf.slice(0, 4) ? 'day' : 'long'),
    weekday: (date) => formatDate(date, locale, 'full'),
    count: (value) => new Intl.NumberFormat(locale).format(value),
    percent: (share) => new Intl.NumberFormat(locale, { style: 'percent' }).format(share),
  };
}
