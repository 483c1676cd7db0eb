import type { PayoffQuote } from '../../../sdk/contract/index.ts';
import type { AccountRow } from '../accounts/store.ts';
import { lender } from '../lender.ts';
import { formatsIn } from '../mail/formats.ts';
import { wordsIn } from '../mail/words/index.ts';
import { say, sayRows, sheet, writePdf } from './pdf.ts';
import { payoffLetterWords } from './words.ts';

/** What a payoff letter is made of. */
export interface PayoffLetter {
  readonly account: AccountRow;
  readonly quote: PayoffQuote;
  /** The customer. */
  readonly name: string;
  /** BCP 47 */
  readonly locale: string;
  /** Date of the letter. */
  readonly today: string;
}

/** The quote as a letter, in the customer's language, to be kept or sent on. */
export function writePayoffLetter(letter: PayoffLetter): Promise<Uint8Array<ArrayBuffer>> {
  const { account, quote, name, today } = letter;
  const { words: mail, locale } = wordsIn(letter.locale);
  const words = payoffLetterWords[mail.language === 'es' ? 'es' : 'en'];
  const formats = formatsIn(locale, lender.zone);
  const money = ({ amount, currency }: PayoffQuote['amount']) => formats.money(amount, currency);
  const { vehicle } = account;
  const facts = {
    amount: money(quote.amount),
    day: formats.day(quote.goodThrough),
    perDiem: money(quote.perDiem),
    supportPhone: lender.supportPhone,
  };
  const head = { title: words.title, language: mail.language, sandbox: mail.sandbox };
  return writePdf(head, (pdf) => {
    say(pdf, 'P', name, { gap: 2 });
    say(pdf, 'P', formats.day(today), { colour: sheet.quiet, gap: 20 });
    say(pdf, 'H1', words.title, { size: sheet.title, bold: true, gap: 4 });
    say(
      pdf,
      'P',
      words.about(
        [vehicle.year, vehicle.make, vehicle.model].join(' '),
        account.contract_number.slice(-4),
      ),
      {
        colour: sheet.quiet,
        gap: 16,
      },
    );
    say(pdf, 'P', words.intro(facts), { gap: 14 });
    sayRows(pdf, [
      { label: words.principal, value: money(quote.principal) },
      { label: words.interest(facts.day), value: money(quote.interest) },
      { label: words.fees, value: money(quote.fees) },
      { label: words.total, value: facts.amount, total: true },
    ]);
    for (const text of words.paragraphs(facts)) say(pdf, 'P', text);
    pdf.y += 16;
    say(pdf, 'P', `${lender.name}. ${words.closing}`, { size: sheet.small, colour: sheet.quiet });
  });
}
