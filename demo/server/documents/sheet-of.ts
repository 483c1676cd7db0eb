import { lender } from '../lender.ts';
import { formatsIn } from '../mail/formats.ts';
import { wordsIn } from '../mail/words/index.ts';
import type { Heading } from './facts.ts';
import { type Pdf, type PdfHead, say, sheet, writePdf } from './pdf.ts';

/** How figures and dates are written on one paper. */
export interface SheetFormats {
  /** @param amount minor units of the account's currency */
  readonly money: (amount: number) => string;
  readonly day: (date: string) => string;
  readonly count: (value: number) => string;
  /** @param bps hundredths of a percent */
  readonly rate: (bps: number) => string;
}

/** What a paper in the customer's language is written with. */
export interface Sheet<Words> {
  readonly words: Words;
  readonly formats: SheetFormats;
  readonly vehicle: string;
  readonly last4: string;
}

/** What a paper says above its body. */
interface Opening {
  readonly title: string;
  /** Quiet lines below the title. */
  readonly lines: readonly string[];
}

/**
 * Writes a paper in its customer's language: name, date and title above, a closing line below.
 *
 * @param catalogue its words by language
 */
export function writeSheet<Words extends { readonly closingNote: string }>(
  heading: Heading,
  catalogue: Readonly<Record<'en' | 'es', Words>>,
  paper: {
    open(on: Sheet<Words>): Opening;
    build(pdf: Pdf, on: Sheet<Words>): void;
  },
): Promise<Uint8Array<ArrayBuffer>> {
  const { words: mail, locale } = wordsIn(heading.locale);
  const words = catalogue[mail.language === 'es' ? 'es' : 'en'];
  const { money, day } = formatsIn(locale, lender.zone);
  const rates = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 2 });
  const counts = new Intl.NumberFormat(locale);
  const { year, make, model } = heading.vehicle;
  const on: Sheet<Words> = {
    words,
    formats: {
      money: (amount) => money(amount, heading.currency),
      day,
      count: (value) => counts.format(value),
      rate: (bps) => rates.format(`${bps}E-4` as Intl.StringNumericLiteral),
    },
    vehicle: [year, make, model].join(' '),
    last4: heading.contractNumber.slice(-4),
  };
  const { title, lines } = paper.open(on);
  const head: PdfHead = {
    title,
    language: mail.language,
    sandbox: mail.sandbox,
    date: heading.date,
  };
  return writePdf(head, (pdf) => {
    say(pdf, 'P', heading.name, { gap: 2 });
    say(pdf, 'P', day(heading.date), { colour: sheet.quiet, gap: 20 });
    say(pdf, 'H1', title, { size: sheet.title, bold: true, gap: 4 });
    for (const [at, line] of lines.entries()) {
      say(pdf, 'P', line, { colour: sheet.quiet, gap: at === lines.length - 1 ? 16 : 2 });
    }
    paper.build(pdf, on);
    pdf.y += 16;
    say(pdf, 'P', `${lender.name}. ${words.closingNote}`, {
      size: sheet.small,
      colour: sheet.quiet,
    });
  });
}

/** A heading within a paper. */
export function sayHeading(pdf: Pdf, text: string): void {
  say(pdf, 'H2', text, { size: 12, bold: true, gap: 6 });
}
