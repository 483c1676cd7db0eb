import { lender } from '../lender.ts';
import type { TaxFacts } from './facts.ts';
import { say, sayRows } from './pdf.ts';
import { writeSheet } from './sheet-of.ts';
import { taxWords } from './tax-words.ts';

/**
 * What a year's interest on a loan came to, box by box as Form 1098-VLI (Vehicle Loan Interest Statement, for 26 U.S.C.
 * 6050AA) has them; docs/decisions/0055-a-tax-paper-is-a-sample-of-the-form.md says where the boxes were read.
 */
export function writeTaxPaper(facts: TaxFacts): Promise<Uint8Array<ArrayBuffer>> {
  const { figures, vehicle } = facts;
  const year = String(figures.year);
  return writeSheet(facts, taxWords, {
    open: ({ words, vehicle: name, last4 }) => ({
      title: words.title(year),
      lines: [words.sample, `${name}, •••• ${last4}`],
    }),
    build(pdf, { words, formats }) {
      say(pdf, 'P', words.intro(year), { gap: 12 });
      sayRows(pdf, [
        { label: words.lender, value: lender.name },
        { label: words.lenderTin, value: words.notKept },
        { label: words.payer, value: facts.name },
        { label: words.payerTin, value: words.notKept },
        { label: words.account, value: facts.contractNumber },
      ]);
      sayRows(pdf, [
        { label: words.interest, value: formats.money(figures.interest), total: true },
        { label: words.year, value: String(vehicle.year) },
        { label: words.make, value: vehicle.make },
        { label: words.model, value: vehicle.model },
        { label: words.vin, value: facts.vin },
        { label: words.originated, value: formats.day(facts.originatedOn) },
        { label: words.acquired, value: words.notAcquired },
        { label: words.principal, value: formats.money(figures.principal) },
        { label: words.refund, value: formats.money(figures.refunded) },
        // Every vehicle of the sandbox was new when its contract was signed.
        { label: words.original, value: words.yes },
        { label: words.assembly, value: words.unknown },
      ]);
      for (const text of words.paragraphs(year, lender.supportPhone)) say(pdf, 'P', text);
    },
  });
}
