import { lender } from '../lender.ts';
import { buildSchedule, type Terms } from '../lending/index.ts';
import type { ContractFacts } from './facts.ts';
import { type ContractWords, contractWords } from './contract-words.ts';
import { type PdfRow, say, sayRows } from './pdf.ts';
import { type Sheet, sayHeading, writeSheet } from './sheet-of.ts';

/** The contract that an account began with. */
export function writeContract(facts: ContractFacts): Promise<Uint8Array<ArrayBuffer>> {
  const { terms, lease, name, date } = facts;
  return writeSheet(facts, contractWords, {
    open: ({ words, vehicle }) => ({
      title: words.titles[terms.kind],
      lines: [words.about(vehicle, facts.contractNumber)],
    }),
    build(pdf, on) {
      const { words, formats, vehicle } = on;
      say(pdf, 'P', words.parties(lender.name, name, formats.day(date)), { gap: 14 });
      sayRows(pdf, [
        { label: words.vehicle, value: vehicle },
        { label: words.vin, value: facts.vin },
      ]);
      sayHeading(pdf, words.terms);
      sayRows(pdf, [
        ...amountsOf(terms, on),
        ...(lease
          ? [
              {
                label: words.distance,
                value: `${formats.count(lease.allowance)} ${lease.distanceUnit}`,
              },
            ]
          : []),
      ]);
      for (const text of words.paragraphs[terms.kind]) say(pdf, 'P', text);
    },
  });
}

function amountsOf(terms: Terms, { words, formats }: Sheet<ContractWords>): PdfRow[] {
  const { money, day } = formats;
  const rows = buildSchedule(terms);
  const [first, last] = [rows[0], rows.at(-1)];
  const sum = (pick: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + pick(row), 0);
  const row = (label: string, amount: number) => ({ label, value: money(amount) });
  const lent =
    terms.kind === 'loan'
      ? [
          row(words.financed, terms.amountFinanced),
          { label: words.rate, value: formats.rate(terms.annualRateBps) },
        ]
      : [row(words.capitalised, terms.capitalisedCost), row(words.residual, terms.residual)];
  return [
    ...lent,
    row(
      words.charge[terms.kind],
      sum(({ interest }) => interest),
    ),
    {
      ...row(
        words.total,
        sum(({ amount }) => amount),
      ),
      total: true,
    },
    ...(first && last
      ? [
          row(words.instalments(formats.count(rows.length - 1)), first.amount),
          row(words.last(day(last.dueDate)), last.amount),
          { label: words.first, value: day(first.dueDate) },
        ]
      : []),
    row(words.lateFee(formats.count(terms.lateFee.graceDays)), terms.lateFee.amount),
    row(words.returnFee, terms.returnFee ?? 0),
  ];
}
