import { lockAccount, type Trx } from '../accounts/store.ts';
import { addDays, type IsoDate, payoffQuote, Replay } from '../lending/index.ts';
import { byDate, headingOf, papersDue } from './issue.ts';
import { payoffLetter } from './payoff-letter.ts';
import { insertDocuments, type NewDocument } from './store.ts';

/** Days before the present whose papers nobody has read yet. */
const NEWS = 60;
/** Days for which a letter of a persona was good. */
const GOOD_FOR = 10;

/**
 * Writes down a persona's papers as if they had come one after the other, those of long ago read.
 *
 * @param letters days on which the customer asked for a payoff letter, oldest first
 */
export async function seedDocuments(
  trx: Trx,
  accountId: string,
  letters: readonly IsoDate[],
  today: IsoDate,
): Promise<void> {
  const account = await lockAccount(trx, accountId);
  if (!account) return;
  const { papers, book } = await papersDue(trx, account, today);
  if (letters.length > 0) {
    const heading = await headingOf(trx, account);
    const replay = new Replay(account.terms);
    const money = (amount: number) => ({ amount, currency: account.currency });
    let at = 0;
    for (const day of letters) {
      for (let entry = book[at]; entry && entry.date <= day; entry = book[(at += 1)]) {
        replay.read(entry);
      }
      const quote = payoffQuote(account.terms, replay.state, addDays(day, GOOD_FOR));
      papers.push(
        payoffLetter(account, heading, {
          today: day,
          quote: {
            amount: money(quote.amount),
            principal: money(quote.principal),
            interest: money(quote.interest),
            fees: money(quote.fees),
            perDiem: money(quote.perDiem),
            goodThrough: quote.goodThrough,
          },
        }).row,
      );
    }
  }
  const news = addDays(today, -NEWS);
  const read = (paper: NewDocument) => ({ ...paper, unread: paper.unread && paper.date > news });
  await insertDocuments(trx, papers.sort(byDate).map(read));
}
