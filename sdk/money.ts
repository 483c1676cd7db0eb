import type { Money } from './contract/index.ts';

/** One part of a formatted amount, for setting the minor units smaller or the sign quieter. */
export interface MoneyPart {
  /** `major` holds group separators too; `literal` is a space or a direction mark. */
  type: 'sign' | 'currency' | 'major' | 'decimal' | 'minor' | 'literal';
  text: string;
}

/**
 * Number of minor-unit digits of a currency: 2 for USD, 0 for JPY, 3 for BHD.
 *
 * @param currency ISO 4217 code
 * @throws RangeError where it is not shaped like one
 */
export function minorDigits(currency: string): number {
  const known = digits.get(currency);
  if (known !== undefined) return known;
  const found = currencyFormat('en', currency).resolvedOptions().maximumFractionDigits ?? 2;
  digits.set(currency, found);
  return found;
}

/** By currency: asking a format for them is slower than writing an amount. */
const digits = new Map<string, number>();

/**
 * Writes an amount for a reader, such as `$412.50`.
 *
 * @param locale BCP 47 tag
 * @throws RangeError where the amount is not a safe integer or the locale not a tag
 */
export function formatMoney(money: Money, locale: string): string {
  return currencyFormat(locale, money.currency).format(toDecimal(money));
}

/**
 * The same text as `formatMoney`, in parts.
 *
 * @param locale BCP 47 tag
 */
export function moneyParts(money: Money, locale: string): MoneyPart[] {
  const parts: MoneyPart[] = [];
  const format = currencyFormat(locale, money.currency);
  for (const { type, value } of format.formatToParts(toDecimal(money))) {
    const named = { type: partTypes[type] ?? 'literal', text: value };
    const last = parts.at(-1);
    if (last?.type === named.type) last.text += named.text;
    else parts.push(named);
  }
  return parts;
}

/**
 * Adds amounts of one currency.
 *
 * @throws RangeError where currencies differ or the sum is no longer exact
 */
export function addMoney(first: Money, ...others: Money[]): Money {
  const amount = others.reduce((sum, money) => sum + amountIn(first.currency, money), first.amount);
  if (!Number.isSafeInteger(amount)) throw new RangeError('the sum is too large');
  return { amount, currency: first.currency };
}

/**
 * Compares amounts of one currency, as `Array.prototype.sort` wants it.
 *
 * @returns below zero where `a` is less, above where it is more
 * @throws RangeError where currencies differ
 */
export function compareMoney(a: Money, b: Money): number {
  return a.amount - amountIn(a.currency, b);
}

function amountIn(currency: string, money: Money): number {
  if (money.currency !== currency) throw new RangeError('amounts in different currencies');
  return money.amount;
}

const partTypes: Partial<Record<Intl.NumberFormatPartTypes, MoneyPart['type']>> = {
  minusSign: 'sign',
  plusSign: 'sign',
  currency: 'currency',
  integer: 'major',
  group: 'major',
  decimal: 'decimal',
  fraction: 'minor',
};

/** As a decimal string, which Intl reads exactly; a division would go through a float. */
function toDecimal({ amount, currency }: Money): Intl.StringNumericLiteral {
  if (!Number.isSafeInteger(amount)) throw new RangeError('an amount is a safe integer');
  const minor = minorDigits(currency);
  const text = String(Math.abs(amount)).padStart(minor + 1, '0');
  const sign = amount < 0 ? '-' : '';
  if (minor === 0) return `${sign}${text}` as Intl.StringNumericLiteral;
  return `${sign}${text.slice(0, -minor)}.${text.slice(-minor)}` as Intl.StringNumericLiteral;
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format is slow, so each is made once. */
export function currencyFormat(
  locale: string,
  currency: string,
  currencyDisplay: 'symbol' | 'narrowSymbol' | 'code' | 'name' = 'symbol',
): Intl.NumberFormat {
  const name = `${locale} ${currency} ${currencyDisplay}`;
  let format = formats.get(name);
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay });
    formats.set(name, format);
  }
  return format;
}
