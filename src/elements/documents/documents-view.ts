import type { Account, AccountDocument } from '../../../sdk/index.ts';
import { formatDate } from '../../../sdk/plain-date.ts';
import type { Catalogues } from '../../i18n/index.ts';
import type { Formats } from '../../ui/formats.ts';

/** What the parts of the element draw from. */
export interface DocumentsView {
  account: Account;
  texts: Catalogues['documentList'];
  common: Catalogues['common'];
  errors: Catalogues['errors'];
  formats: Formats;
}

/** What a document is called. */
export function titleOf(
  { kind, date, year }: AccountDocument,
  { texts, formats }: DocumentsView,
): string {
  switch (kind) {
    case 'statement':
      return texts.statementOf(monthOf(date, formats.locale));
    case 'tax':
      return texts.tax(String(year));
    case 'contract':
      return texts.contract;
    case 'payoff_letter':
      return texts.payoffLetter(formats.day(date));
    default:
      return texts.other(formats.day(date));
  }
}

/** What it accounts for, and the figure it is read for. */
export function detailOf(
  { kind, date, period, amount }: AccountDocument,
  { texts, formats }: DocumentsView,
): string[] {
  const dated = period
    ? texts.period(beginningOf(period, formats), formats.day(period.to))
    : texts.dated(formats.day(date));
  // A payoff letter's title says its day.
  const what = kind === 'payoff_letter' ? [] : [dated];
  if (!amount) return what;
  const say = Object.hasOwn(texts.amounts, kind)
    ? texts.amounts[kind as keyof typeof texts.amounts]
    : undefined;
  const money = formats.money(amount);
  return [...what, say ? say(money) : money];
}

/** A period within one year names that year once, at its end. */
function beginningOf({ from, to }: { from: string; to: string }, { day, locale }: Formats) {
  return from.slice(0, 4) === to.slice(0, 4) ? formatDate(from, locale, 'day') : day(from);
}

/** Name to keep a document under, without anything of the customer but the account's last digits. */
export function fileNameOf({ kind, date, year }: AccountDocument, { account }: DocumentsView) {
  const name = kind === 'tax' ? `tax-${String(year)}` : `${kind}-${date}`;
  // A kind of next year's may be any text; a file's name must not lead out of its folder.
  return `${`${name}-${account.numberLast4}`.replace(/[^a-z\d-]+/gi, '-')}.pdf`;
}

/** Bytes as a reader has them: `84 kB`, `12.5 MB`. */
export function sizeOf(bytes: number, locale: string): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}

function monthOf(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}
