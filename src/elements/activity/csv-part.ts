import type { Catalogues } from '../../i18n/index.ts';
import type { Client, Money, Transaction, TransactionFilter } from '../../../sdk/index.ts';
import { minorDigits } from '../../../sdk/money.ts';
import type { titleOf } from './row-words.ts';
import type { ActivityView } from './activity-view.ts';

/** What to export. */
export interface CsvExport {
  client: Client;
  view: ActivityView;
  filter: TransactionFilter;
  signal: AbortSignal;
  /** What happened, in words; given, since a part takes nothing from the file of its body (decision 74). */
  titleOf: typeof titleOf;
  /** Called after each page with the rows so far. */
  onProgress: (rows: number) => void;
}

/** Rows per request, the most that there may be. */
const pageLength = 100;

/** Fetches every entry that matches, page by page, and gives the text of a file. */
export async function collectCsv(wanted: CsvExport): Promise<{ text: string; rows: number }> {
  const { client, view, filter, signal, titleOf: title, onProgress } = wanted;
  const lines = [headers(view.texts)];
  const list = client.accounts.transactions(view.account.id, { filter, limit: pageLength, signal });
  for await (const transaction of list) {
    signal.throwIfAborted();
    const made = view.payments.get(transaction.paymentId ?? '');
    lines.push(cells(transaction, title(transaction, view, made), view));
    const rows = lines.length - 1;
    if (rows % pageLength === 0) onProgress(rows);
  }
  return { text: toCsv(lines), rows: lines.length - 1 };
}

/** Hands a text to the browser to be saved. */
export function saveCsv(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: the browser has yet to read it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * Writes rows as RFC 4180 has it: CRLF, and quotes around what holds a comma, a quote or a line break.
 * Spreadsheets take a cell that begins with one of `= + - @` for a formula; those get an apostrophe in
 * front. The byte order mark is there only where a text is not ASCII, which Excel would else misread.
 */
export function toCsv(lines: readonly (readonly string[])[]): string {
  const text = lines.map((line) => line.map(quoted).join(',') + '\r\n').join('');
  return /[^ -~\r\n\t]/.test(text) ? `\ufeff${text}` : text;
}

/** An amount as a plain decimal, `1234.50`, by its digits alone. */
export function decimalOf({ amount, currency }: Money): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  const sign = amount < 0 ? '-' : '';
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function headers(texts: Catalogues['activityHistory']): string[] {
  const { csv } = texts;
  return [
    texts.date,
    texts.what,
    csv.direction,
    texts.amount,
    csv.fees,
    csv.interest,
    csv.principal,
    texts.left,
    csv.currency,
    csv.transaction,
    csv.payment,
  ];
}

function cells(transaction: Transaction, title: string, view: ActivityView): string[] {
  const { id, date, direction, amount, allocation, principalAfter, paymentId } = transaction;
  const { csv } = view.texts;
  return [
    date,
    title,
    direction === 'credit' ? csv.credit : csv.debit,
    decimalOf(amount),
    decimalOf(allocation.fees),
    decimalOf(allocation.interest),
    decimalOf(allocation.principal),
    decimalOf(principalAfter),
    amount.currency,
    id,
    paymentId ?? '',
  ];
}

function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
