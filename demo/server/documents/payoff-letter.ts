import type { PayoffQuote } from '../../../sdk/contract/index.ts';
import type { AccountRow, Trx } from '../accounts/store.ts';
import type { Db } from '../db/open.ts';
import { lender } from '../lender.ts';
import type { LetterFacts } from './facts.ts';
import { headingOf } from './issue.ts';
import { payoffLetterWords } from './payoff-words.ts';
import { say, sayRows } from './pdf.ts';
import { writeSheet } from './sheet-of.ts';
import { insertDocuments, type NewDocument } from './store.ts';

/** The quote as a letter, in the customer's language, to be kept or sent on. */
export function writePayoffLetter(facts: LetterFacts): Promise<Uint8Array<ArrayBuffer>> {
  const { quote } = facts;
  return writeSheet(facts, payoffLetterWords, {
    open: ({ words, vehicle, last4 }) => ({
      title: words.title,
      lines: [words.about(vehicle, last4)],
    }),
    build(pdf, { words, formats }) {
      const of = {
        amount: formats.money(quote.amount.amount),
        day: formats.day(quote.goodThrough),
        perDiem: formats.money(quote.perDiem.amount),
        supportPhone: lender.supportPhone,
      };
      say(pdf, 'P', words.intro(of), { gap: 14 });
      sayRows(pdf, [
        { label: words.principal, value: formats.money(quote.principal.amount) },
        { label: words.interest(of.day), value: formats.money(quote.interest.amount) },
        { label: words.fees, value: formats.money(quote.fees.amount) },
        { label: words.total, value: of.amount, total: true },
      ]);
      for (const text of words.paragraphs(of)) say(pdf, 'P', text);
    },
  });
}

/**
 * What a letter says, kept among the account's papers: asking for the same quote on the same day gives the
 * same letter again.
 *
 * @param today date of the letter
 */
export async function keepPayoffLetter(
  db: Db | Trx,
  account: AccountRow,
  quote: PayoffQuote,
  today: string,
): Promise<LetterFacts> {
  const letter = payoffLetter(account, await headingOf(db, account), { quote, today });
  await insertDocuments(db, [letter.row]);
  return letter.facts;
}

/** A letter to be stored. The customer who asks for one has it, so it is not unread. */
export function payoffLetter(
  account: Pick<AccountRow, 'id'>,
  heading: Awaited<ReturnType<typeof headingOf>>,
  { quote, today }: { quote: LetterFacts['quote']; today: string },
): { facts: LetterFacts; row: NewDocument } {
  const { amount, principal, interest, fees, perDiem, goodThrough } = quote;
  const facts: LetterFacts = {
    ...heading,
    kind: 'payoff_letter',
    date: today,
    quote: { amount, principal, interest, fees, perDiem, goodThrough },
  };
  const row: NewDocument = {
    account_id: account.id,
    kind: 'payoff_letter',
    key: [today, goodThrough, amount.amount].join(' '),
    date: today,
    year: Number(today.slice(0, 4)),
    period_from: null,
    period_to: null,
    amount: amount.amount,
    facts,
    after_seq: 0,
    through_seq: 0,
    unread: false,
  };
  return { facts, row };
}
