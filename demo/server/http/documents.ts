import { type Context, Hono } from 'hono';
import { type DocumentFilter, documentFilterSchema, routes } from '../../../sdk/contract/index.ts';
import { issueDocuments } from '../documents/issue.ts';
import { fileNameOf, renderDocument } from '../documents/render.ts';
import { type DocumentRow, findDocument, listDocuments, markRead } from '../documents/store.ts';
import { viewAt } from '../lender.ts';
import { ownAccount } from './accounts.ts';
import type { AppEnv } from './env.ts';
import { readPageRequest, toPage } from './paging.ts';
import { sendPdf } from './pdf.ts';
import { ProblemError } from './problem.ts';
import { limitBy, perCustomer } from './rate-limit.ts';
import type { Services } from './services.ts';

/** The papers of an account. */
export function documentRoutes({ db, clock, auth }: Services): Hono<AppEnv> {
  const signedIn = auth.authorize('accounts');
  // A download takes several, for a file comes in parts; each part is drawn from the whole.
  const fewContents = limitBy({ requests: 600, seconds: 60 }, perCustomer);
  return new Hono<AppEnv>()
    .get(`${routes.accounts}/:id/documents`, signedIn, async (c) => {
      const request = readPageRequest(c);
      const filter = readFilter(c);
      const account = await ownAccount(db, c);
      await issueDocuments(db, account, viewAt(clock.now()).today);
      const { items, next } = await listDocuments(db, account, request, filter);
      return c.json(toPage(items, next));
    })
    .get('/v1/documents/:id/content', signedIn, fewContents, async (c) => {
      const document = await ownDocument(db, c);
      return sendPdf(c, await renderDocument(db, document), fileNameOf(document));
    })
    .post('/v1/documents/:id/reads', signedIn, async (c) => {
      await markRead(db, await ownDocument(db, c));
      return c.body(null, 204);
    });
}

/** @throws {@link ProblemError} 404 where the document is not the customer's */
async function ownDocument(db: Services['db'], c: Context<AppEnv>): Promise<DocumentRow> {
  const row = await findDocument(db, c.get('session').customerId, c.req.param('id') ?? '');
  if (!row) throw new ProblemError(404, 'not_found');
  return row;
}

/** @throws {@link ProblemError} 400 naming the first parameter at fault */
function readFilter(c: Context<AppEnv>): DocumentFilter {
  const { kind, year } = c.req.query();
  const read = documentFilterSchema().safeParse({ kind, year });
  if (read.success) return read.data;
  const detail = `${String(read.error.issues[0]?.path[0])} is not known.`;
  throw new ProblemError(400, 'invalid_request', { detail });
}
