import { Hono } from 'hono';
import { routes } from '../../../sdk/contract/index.ts';
import { issueDocuments } from '../documents/issue.ts';
import { keepPayoffLetter, writePayoffLetter } from '../documents/payoff-letter.ts';
import { viewAt } from '../lender.ts';
import { quotePayoff } from '../payments/payoff-quote.ts';
import { ownAccount } from './accounts.ts';
import type { AppEnv } from './env.ts';
import { sendPdf } from './pdf.ts';
import { limitBy, perCustomer } from './rate-limit.ts';
import type { Services } from './services.ts';

/** What clears an account, as figures and as a letter. */
export function payoffRoutes({ db, clock, auth }: Services): Hono<AppEnv> {
  const signedIn = auth.authorize('accounts');
  // Each is kept among the customer's papers.
  const fewLetters = limitBy({ requests: 30, seconds: 3600 }, perCustomer);
  return new Hono<AppEnv>()
    .get(`${routes.accounts}/:id/payoff-quote`, signedIn, async (c) => {
      const account = await ownAccount(db, c);
      return c.json(await quotePayoff(db, account, viewAt(clock.now()), c.req.query('date')));
    })
    .get(`${routes.accounts}/:id/payoff-letter`, signedIn, fewLetters, async (c) => {
      const account = await ownAccount(db, c);
      const view = viewAt(clock.now());
      const quote = await quotePayoff(db, account, view, c.req.query('date'));
      await issueDocuments(db, account, view.today);
      const letter = await keepPayoffLetter(db, account, quote, view.today);
      return sendPdf(c, await writePayoffLetter(letter), `payoff-${quote.goodThrough}.pdf`);
    });
}
