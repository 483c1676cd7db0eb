import { type Context, Hono } from 'hono';
import {
  type Instalment,
  projectionInputSchema,
  routes,
  type TransactionFilter,
  transactionFilterSchema,
} from '../../../sdk/contract/index.ts';
import { projectAccount } from '../accounts/projection.ts';
import { type AccountRow, findAccount, listAccounts } from '../accounts/store.ts';
import { listTransactions } from '../accounts/transactions.ts';
import { describeAccounts } from '../accounts/view.ts';
import { viewAt } from '../lender.ts';
import { isDate, scheduleView } from '../lending/index.ts';
import type { AppEnv } from './env.ts';
import { readJson } from './json.ts';
import { readPageRequest, toPage } from './paging.ts';
import { ProblemError } from './problem.ts';
import type { Services } from './services.ts';

/** What is owed, what was paid, what comes. */
export function accountRoutes({ db, clock, auth }: Services): Hono<AppEnv> {
  const signedIn = auth.authorize('accounts');
  return new Hono<AppEnv>()
    .get(routes.accounts, signedIn, async (c) => {
      const rows = await listAccounts(db, c.get('session').customerId);
      return c.json(toPage(await describeAccounts(db, rows, viewAt(clock.now())), undefined));
    })
    .get(`${routes.accounts}/:id`, signedIn, async (c) => {
      const row = await ownAccount(db, c);
      const [account] = await describeAccounts(db, [row], viewAt(clock.now()));
      return c.json(account);
    })
    .get(`${routes.accounts}/:id/transactions`, signedIn, async (c) => {
      const request = readPageRequest(c);
      const filter = readFilter(c);
      const { items, next } = await listTransactions(db, await ownAccount(db, c), request, filter);
      return c.json(toPage(items, next));
    })
    .post(`${routes.accounts}/:id/projections`, signedIn, async (c) => {
      const { extra } = await readJson(c, projectionInputSchema());
      const { asOf } = viewAt(clock.now());
      return c.json(await projectAccount(db, await ownAccount(db, c), extra, asOf));
    })
    .get(`${routes.accounts}/:id/schedule`, signedIn, async (c) => {
      // Instalments are numbered from 1, so here the cursor is the first number of the page.
      const { before: first = 1, limit } = readPageRequest(c, 100);
      const all = describeSchedule(await ownAccount(db, c), clock.now());
      const items = all.slice(first - 1, first - 1 + limit);
      return c.json(toPage(items, first - 1 + limit < all.length ? first + limit : undefined));
    });
}

/** @throws {@link ProblemError} 404 where the account is not the customer's */
export async function ownAccount(db: Services['db'], c: Context<AppEnv>): Promise<AccountRow> {
  const row = await findAccount(db, c.get('session').customerId, c.req.param('id') ?? '');
  if (!row) throw new ProblemError(404, 'not_found');
  return row;
}

/** @throws {@link ProblemError} 400 naming the first parameter at fault */
function readFilter(c: Context<AppEnv>): TransactionFilter {
  const { kind, from, to } = c.req.query();
  const read = transactionFilterSchema().safeParse({ kind, from, to });
  const wrong = (detail: string) => new ProblemError(400, 'invalid_request', { detail });
  if (!read.success) throw wrong(`${String(read.error.issues[0]?.path[0])} is not known.`);
  for (const name of ['from', 'to'] as const) {
    const date = read.data[name];
    // The contract's pattern lets 30 February through.
    if (date !== undefined && !isDate(date)) throw wrong(`${name} is a date, YYYY-MM-DD.`);
  }
  return read.data;
}

function describeSchedule({ terms, state, currency }: AccountRow, now: Date): Instalment[] {
  const { today, asOf } = viewAt(now);
  const money = (amount: number) => ({ amount, currency });
  return scheduleView(terms, state, today, asOf).map((row) => ({
    number: row.number,
    dueDate: row.dueDate,
    amount: money(row.amount),
    interest: money(row.interest),
    principal: money(row.principal),
    principalAfter: money(row.principalAfter),
    paid: money(row.paid),
    status: row.status,
  }));
}
