import { addDays, type IsoDate } from './dates.ts';
import { dueDateOf, monthsDueBy } from './instalments.ts';
import type { Allocation } from './ledger.ts';
import { type BookEntry, Replay } from './replay.ts';
import { dueThrough, standing } from './standing.ts';
import { type Cents, originalPrincipal, type Terms } from './terms.ts';

/** Amounts of one kind in a period, added up. */
export interface Total extends Allocation {
  amount: Cents;
}

/** What a monthly statement says; every figure is a sum of entries, or of what they come to. */
export interface StatementFigures {
  /** Number of the instalment that it asks for. */
  number: number;
  /** First and last day of the period. */
  from: IsoDate;
  to: IsoDate;
  /** Principal owed before the first day and after the last. */
  opening: Cents;
  closing: Cents;
  /** Lent within the period. */
  financed: Cents;
  payments: Total;
  /** Payments that were taken back. */
  returned: Total;
  feesCharged: Cents;
  feesWaived: Cents;
  feesOwed: Cents;
  /** What is to be paid by `dueDate`, past due and fees included. */
  amountDue: Cents;
  dueDate: IsoDate;
  pastDue: Cents;
  /** Received since the first of January of the last day's year, less what was taken back. */
  yearToDate: { interest: Cents; fees: Cents };
}

/** What a year's tax paper says of a loan. */
export interface TaxFigures {
  year: number;
  /** Received within the year, less what was taken back of it within the year. */
  interest: Cents;
  /** Received in an earlier year and taken back in this one. */
  refunded: Cents;
  /** Owed when the year began; of a loan that began within it, what was lent. */
  principal: Cents;
}

/** Last day that the statement of an instalment accounts for. */
export function statementDate(terms: Terms, number: number): IsoDate {
  return addDays(dueDateOf(terms, number), -terms.billingLeadDays);
}

/**
 * Numbers of the instalments whose statements are due, in order, through a day that is done. A number
 * that was asked for before its due date moved is asked for again: that day's statement is another one.
 *
 * @param after last day that statements account for already; empty where there are none
 */
export function statementsDue(
  terms: Terms,
  after: IsoDate,
  through: IsoDate,
  closedOn: IsoDate | null,
): number[] {
  const due: number[] = [];
  for (const { number, to } of statementsAfter(terms, after, closedOn)) {
    if (to > through) break;
    due.push(number);
  }
  return due;
}

/** First day on which the statement after those that there are can be written; null where none comes. */
export function nextStatementOn(
  terms: Terms,
  after: IsoDate,
  closedOn: IsoDate | null,
): IsoDate | null {
  const next = statementsAfter(terms, after, closedOn).next();
  return next.done ? null : addDays(next.value.to, 1);
}

function* statementsAfter(terms: Terms, after: IsoDate, closedOn: IsoDate | null) {
  let last = after;
  // Those whose due dates have come by then were asked for before.
  const asked = after ? monthsDueBy(terms, addDays(after, terms.billingLeadDays)) : 0;
  for (let number = Math.max(asked, 0) + 1; ; number += 1) {
    const to = statementDate(terms, number);
    if (to < terms.originatedOn || to <= after) continue;
    if (closedOn !== null) {
      // The one that shows how the account was closed is the last.
      if (closedOn <= last) return;
      // Past the last instalment they go on, month by month, only as long as something is owed.
      if (number > terms.termMonths && closedOn <= to) return;
    }
    yield { number, to };
    last = to;
  }
}

/** Day of January on which the papers of the year before are there. */
const TAX_DAY = '01-15';

/** Date of a year's tax paper. */
export function taxPaperDate(year: number): IsoDate {
  return `${year + 1}-${TAX_DAY}`;
}

/** Years of a loan that can have a tax paper by a day; of a lease there is none. */
export function taxYears(terms: Terms, today: IsoDate): number[] {
  if (terms.kind === 'lease') return [];
  const first = Number(terms.originatedOn.slice(0, 4));
  const years = Array.from({ length: Number(today.slice(0, 4)) - first }, (_, at) => first + at);
  return years.filter((year) => taxPaperDate(year) <= today);
}

/** Date of the latest tax paper that a contract can have by a day; null where there is none. */
export function latestTaxPaper(
  terms: Terms,
  today: IsoDate,
  closedOn: IsoDate | null,
): IsoDate | null {
  const last = Number((closedOn ?? today).slice(0, 4));
  const year = taxYears(terms, today).findLast((one) => one <= last);
  return year === undefined ? null : taxPaperDate(year);
}

/** A statement's figures, and how many entries of the book it and those before it account for. */
export interface CountedStatement {
  figures: StatementFigures;
  covered: number;
}

/**
 * What statements say, by the entries of an account from its first day on. Each accounts for what was
 * booked since the one before: a late fee that is booked after its date, because a payment came back, is
 * on the next statement and not on one that was sent.
 *
 * @param numbers of instalments, ascending
 * @param covered entries that earlier statements account for
 * @param through last day that they account for, whatever the due dates are now
 */
export function statementFigures(
  terms: Terms,
  entries: readonly BookEntry[],
  numbers: readonly number[],
  covered = 0,
  through?: IsoDate,
): CountedStatement[] {
  const replay = new Replay(terms);
  const book = new Book(entries);
  while (book.read < covered) readNext(book, replay);
  let last = through;
  return numbers.map((number) => {
    const to = statementDate(terms, number);
    // The first one begins with the contract, however long its first period is.
    const before = last ?? (covered > 0 ? statementDate(terms, number - 1) : '');
    last = to;
    const opening = book.read === 0 ? 0 : replay.state.principal;
    const sums = noSums();
    while (book.nextOn <= to) {
      const entry = readNext(book, replay);
      sums[entry.kind] = plus(sums[entry.kind], entry);
    }
    const { state } = replay;
    const dueDate = dueDateOf(terms, number);
    const figures: StatementFigures = {
      number,
      from: before < terms.originatedOn ? terms.originatedOn : addDays(before, 1),
      to,
      opening,
      closing: state.principal,
      financed: sums.disbursement.principal,
      payments: sums.payment,
      returned: sums.reversal,
      feesCharged: sums.fee.amount,
      feesWaived: sums.waiver.amount,
      feesOwed: state.fees,
      amountDue: state.closedOn === null ? dueThrough(terms, state, number, dueDate) : 0,
      dueDate,
      pastDue: standing(terms, state, { asOf: to, today: to }).pastDue,
      yearToDate: book.inYear(to.slice(0, 4)),
    };
    return { figures, covered: book.read };
  });
}

/** A tax paper's figures, and how many entries of the book it and those before it account for. */
export interface CountedTax {
  figures: TaxFigures;
  covered: number;
}

/**
 * What a year's tax paper says, by the entries of an account from its first day on. What the bank tells of a year
 * whose paper is written already is on the next one.
 *
 * @param covered entries that the papers of earlier years account for; undefined where there are none
 */
export function taxFigures(
  terms: Terms,
  entries: readonly BookEntry[],
  year: number,
  covered?: number,
): CountedTax {
  const replay = new Replay(terms);
  const book = new Book(entries);
  const figures = { year, interest: 0, refunded: 0, principal: originalPrincipal(terms) };
  const first = `${year}-01-01`;
  while (book.nextOn <= `${year}-12-31`) {
    const bookedOn = book.nextOn;
    const entry = book.take();
    const payment = replay.read(entry);
    if (bookedOn < first && book.read <= (covered ?? Infinity)) {
      figures.principal = entry.principalAfter;
      continue;
    }
    if (entry.kind === 'payment') figures.interest += entry.allocation.interest;
    if (!payment) continue;
    if (payment.date >= first) figures.interest -= entry.allocation.interest;
    else figures.refunded += entry.allocation.interest;
  }
  return { figures, covered: book.read };
}

/** Entries as they are read one after the other, with the day that each was booked on. */
class Book {
  /** Entries read so far. */
  read = 0;
  readonly #entries: readonly BookEntry[];
  #bookedOn = '';
  #year = { of: '', interest: 0, fees: 0 };

  constructor(entries: readonly BookEntry[]) {
    this.#entries = entries;
  }

  /** Day on which the next entry was booked: its date, or that of one before it if that is later. */
  get nextOn(): IsoDate {
    const next = this.#entries[this.read];
    if (!next) return NEVER;
    return next.date > this.#bookedOn ? next.date : this.#bookedOn;
  }

  take(): BookEntry {
    const entry = this.#entries[this.read];
    if (!entry) throw new Error('the book has no more entries');
    this.#bookedOn = this.nextOn;
    this.read += 1;
    const of = this.#bookedOn.slice(0, 4);
    if (of !== this.#year.of) this.#year = { of, interest: 0, fees: 0 };
    const sign = entry.kind === 'payment' ? 1 : entry.kind === 'reversal' ? -1 : 0;
    this.#year.interest += sign * entry.allocation.interest;
    this.#year.fees += sign * entry.allocation.fees;
    return entry;
  }

  /** Interest and fees received in a year, as far as it is read. */
  inYear(year: string): { interest: Cents; fees: Cents } {
    const { of, interest, fees } = this.#year;
    return of === year ? { interest, fees } : { interest: 0, fees: 0 };
  }
}

/** After every date. */
const NEVER = '9999-12-31';

function readNext(book: Book, replay: Replay): BookEntry {
  const entry = book.take();
  replay.read(entry);
  return entry;
}

type Sums = Record<BookEntry['kind'], Total>;

function noSums(): Sums {
  const none = { amount: 0, fees: 0, interest: 0, principal: 0 };
  return { disbursement: none, payment: none, fee: none, waiver: none, reversal: none };
}

function plus(total: Total, { amount, allocation }: BookEntry): Total {
  return {
    amount: total.amount + amount,
    fees: total.fees + allocation.fees,
    interest: total.interest + allocation.interest,
    principal: total.principal + allocation.principal,
  };
}
