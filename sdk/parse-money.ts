import type { Money } from './contract/index.ts';
import { currencyFormat, minorDigits } from './money.ts';

/** Why a typed amount is not one. */
export type MoneyParseReason =
  'empty' | 'not_a_number' | 'negative' | 'zero' | 'too_many_decimals' | 'too_large' | 'exponent';

/** A typed amount, understood or not. */
export type MoneyParseResult = { ok: true; money: Money } | { ok: false; reason: MoneyParseReason };

/**
 * Reads an amount as a person types it: `1,250.5`, `$412.50`, `1.250,50 €` in German, `١٢` in Arabic
 * digits. Works on the characters, never on a float. Where a separator could mean two things, the
 * locale decides; a grouping that fits nowhere (`12,50` in English) is refused rather than guessed.
 *
 * @param currency ISO 4217 code of the account; signs of another currency are refused
 * @param locale BCP 47 tag
 */
export function parseMoney(text: string, currency: string, locale: string): MoneyParseResult {
  const marks = marksOf(locale, currency);
  const plain = withoutCurrency(toAscii(text), marks.signs);
  if (plain === '') return refuse('empty');

  const { negative, body } = splitSign(plain);
  if (/^[\d.,]+e[+-]?\d+$/i.test(body)) return refuse('exponent');
  const parts = splitDecimal(body, marks);
  if (!parts) return refuse('not_a_number');

  const digits = minorDigits(currency);
  const { whole, fraction } = parts;
  if (/^0*$/.test(whole + fraction) && fraction.length <= digits) return refuse('zero');
  if (negative) return refuse('negative');
  if (fraction.length > digits) return refuse('too_many_decimals');
  const minor = (whole + fraction.padEnd(digits, '0')).replace(/^0+/, '');
  // 15 digits are exact in a number; nobody owes more.
  if (minor.length > 15) return refuse('too_large');
  return { ok: true, money: { amount: Number(minor), currency } };
}

interface Marks {
  /** Currency signs that may stand before or after. */
  signs: string[];
  /** `.`, `,`, or a space for whatever else the locale groups with. */
  group: string;
  /** Sizes of the groups left of the last three digits: 2 in India, else 3. */
  groupSize: number;
}

function marksOf(locale: string, currency: string): Marks {
  const signs = (['symbol', 'narrowSymbol', 'code'] as const).map((display) =>
    partOf(currencyFormat(locale, currency, display).formatToParts(1), 'currency'),
  );
  const parts = currencyFormat(locale, currency).formatToParts(123456789.1);
  const integers = parts.filter(({ type }) => type === 'integer');
  return {
    signs: [...signs, currency]
      .map((sign) => clean(toAscii(sign)))
      .sort((a, b) => b.length - a.length),
    group: groupMark(toAscii(partOf(parts, 'group'))),
    groupSize: integers.at(-2)?.value.length ?? 3,
  };
}

function partOf(parts: Intl.NumberFormatPart[], type: Intl.NumberFormatPartTypes): string {
  return parts.find((part) => part.type === type)?.value ?? '';
}

/**
 * Digits of any script become ASCII, Arabic marks their Latin kin, full-width characters plain ones.
 * The ten digits of every script stand in a row, so counting back finds its zero.
 */
function toAscii(text: string): string {
  const plain = text.normalize('NFKC').replaceAll('٫', '.').replaceAll('٬', ',');
  return plain.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let back = 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(code - back - 1))) back += 1;
    return String(back % 10);
  });
}

/** One kind of space, and no direction marks. */
function clean(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

function withoutCurrency(text: string, signs: string[]): string {
  let rest = clean(text);
  const sign = signs.find((each) => each !== '' && rest.toLowerCase().includes(each.toLowerCase()));
  if (sign !== undefined) {
    const at = rest.toLowerCase().indexOf(sign.toLowerCase());
    const before = rest.slice(0, at);
    const after = rest.slice(at + sign.length);
    // A sign stands at either end, never between digits.
    if (/\d/.test(before) && /\d/.test(after)) return rest;
    rest = clean(before + after);
  }
  return rest;
}

/** Before, behind, or as accountants do in brackets. */
function splitSign(text: string): { negative: boolean; body: string } {
  const minus = /^[-−‐–]\s?|\s?[-−]$|^\((?=.*\)$)/u;
  const negative = minus.test(text);
  const body = negative ? text.replace(minus, '').replace(/\)$/, '') : text.replace(/^\+\s?/, '');
  return { negative, body: clean(body) };
}

function splitDecimal(text: string, marks: Marks): { whole: string; fraction: string } | undefined {
  const body = text.replace(/['’\s]/gu, marks.group);
  const decimal = decimalMark(body, marks);
  const pieces = decimal === undefined ? [body] : body.split(decimal);
  const [wholeText = '', fraction = '', ...more] = pieces;
  if (more.length > 0 || !/^\d*$/.test(fraction)) return undefined;
  const whole = ungroup(wholeText, marks.groupSize);
  if (whole === undefined || whole + fraction === '') return undefined;
  return { whole, fraction };
}

function groupMark(group: string): string {
  return group === '.' || group === ',' ? group : ' ';
}

/** Which of `.` and `,` ends the whole units in this text; undefined where there is no fraction. */
function decimalMark(text: string, marks: Marks): string | undefined {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last < 0) return undefined;
  const mark = text.charAt(last);
  const other = mark === '.' ? ',' : '.';
  // With both, the last one can only be the decimal mark; alone, the locale's group mark groups.
  if (text.includes(other)) return mark;
  return mark === marks.group ? undefined : mark;
}

/** Takes well-placed group marks out; undefined where they are not well placed. */
function ungroup(text: string, groupSize: number): string | undefined {
  if (/^\d*$/.test(text)) return text;
  const grouped = new RegExp(`^\\d{1,3}([., ])(\\d{${String(groupSize)}}\\1)*\\d{3}$`);
  return grouped.test(text) ? text.replace(/[., ]/g, '') : undefined;
}

function refuse(reason: MoneyParseReason): MoneyParseResult {
  return { ok: false, reason };
}
