import { lender } from '../lender.ts';
import type { BookEntry } from '../lending/index.ts';
import type { StatementFacts } from './facts.ts';
import { type PdfColumn, type PdfRow, say, sayRows, sayTable } from './pdf.ts';
import { type Sheet, sayHeading, writeSheet } from './sheet-of.ts';
import { type StatementWords, statementWords } from './statement-words.ts';

/** A month's statement, with every entry that it accounts for. */
export function writeStatement(
  facts: StatementFacts,
  entries: readonly BookEntry[],
): Promise<Uint8Array<ArrayBuffer>> {
  const { figures } = facts;
  return writeSheet(facts, statementWords, {
    open: ({ words, formats, vehicle, last4 }) => ({
      title: words.title,
      lines: [
        words.about(vehicle, last4),
        words.period(formats.day(figures.from), formats.day(figures.to)),
      ],
    }),
    build(pdf, on) {
      const { words } = on;
      sayHeading(pdf, words.due);
      sayRows(pdf, dueRows(facts, on));
      if (figures.amountDue === 0) {
        say(pdf, 'P', figures.closing === 0 ? words.paidOff : words.nothingDue, { gap: 14 });
      }
      if (facts.replaces) {
        const { date, dueDate } = facts.replaces;
        say(pdf, 'P', words.replaces(on.formats.day(date), on.formats.day(dueDate)), { gap: 14 });
      }
      sayHeading(pdf, words.summary);
      sayRows(pdf, summaryRows(facts, on));
      for (const text of words.paragraphs(lender.supportPhone)) say(pdf, 'P', text);
      pdf.y += 8;
      sayHeading(pdf, words.activity);
      if (entries.length === 0) say(pdf, 'P', words.noActivity);
      else
        sayTable(
          pdf,
          columnsOf(facts, on),
          entries.map((entry) => cellsOf(entry, on)),
        );
    },
  });
}

function dueRows({ figures }: StatementFacts, on: Sheet<StatementWords>): PdfRow[] {
  const { words, formats } = on;
  const { pastDue, feesOwed, amountDue, dueDate } = figures;
  return [
    ...(pastDue > 0 ? [{ label: words.pastDue, value: formats.money(pastDue) }] : []),
    ...(feesOwed > 0 ? [{ label: words.feesOwed, value: formats.money(feesOwed) }] : []),
    { label: words.amountDue(formats.day(dueDate)), value: formats.money(amountDue), total: true },
  ];
}

function summaryRows(facts: StatementFacts, on: Sheet<StatementWords>): PdfRow[] {
  const { figures, annualRateBps } = facts;
  const { words, formats } = on;
  const { payments, returned, yearToDate } = figures;
  const year = figures.to.slice(0, 4);
  const row = (label: string, amount: number) => ({ label, value: formats.money(amount) });
  const some = (label: string, amount: number) => (amount === 0 ? [] : [row(label, amount)]);
  return [
    row(words.received, payments.amount),
    ...some(words.toFees, payments.fees),
    row(annualRateBps === null ? words.toRent : words.toInterest, payments.interest),
    ...some(words.returned, returned.amount),
    ...some(words.feesCharged, figures.feesCharged),
    ...some(words.feesWaived, figures.feesWaived),
    row(words.opening(formats.day(figures.from)), figures.opening),
    ...some(words.financed, figures.financed),
    row(words.toPrincipal, payments.principal),
    ...some(words.returnedPrincipal, returned.principal),
    { ...row(words.closing(formats.day(figures.to)), figures.closing), total: true },
    ...(annualRateBps === null
      ? []
      : [
          { label: words.rate, value: formats.rate(annualRateBps) },
          row(words.yearInterest(year), yearToDate.interest),
        ]),
    row(words.yearFees(year), yearToDate.fees),
  ];
}

function columnsOf(facts: StatementFacts, { words }: Sheet<StatementWords>): PdfColumn[] {
  const { columns } = words;
  const interest = facts.annualRateBps === null ? words.rent : columns.interest;
  return [
    { label: columns.date, width: 62 },
    { label: columns.what, width: 94 },
    { label: columns.amount, width: 66, numeric: true },
    { label: columns.fees, width: 52, numeric: true },
    { label: interest, width: 64, numeric: true },
    { label: columns.principal, width: 66, numeric: true },
    { label: columns.after, width: 80, numeric: true },
  ];
}

function cellsOf(entry: BookEntry, { words, formats }: Sheet<StatementWords>): string[] {
  const { kind, date, amount, allocation, principalAfter } = entry;
  return [
    date,
    words.kinds[kind],
    formats.money(amount),
    formats.money(allocation.fees),
    formats.money(allocation.interest),
    formats.money(allocation.principal),
    formats.money(principalAfter),
  ];
}
