import { Hono } from 'hono';
import * as z from 'zod/mini';
import {
  planDetailsSchema,
  planInputSchema,
  planSignatureSchema,
  routes,
} from '../../../sdk/contract/index.ts';
import { viewAt } from '../lender.ts';
import {
  decideByHand,
  explainChange,
  fingerprintOf,
  previewChange,
  refuseChange,
  requestChange,
  signChange,
  withdrawChange,
} from '../plans/request.ts';
import { planOptions } from '../plans/rules.ts';
import { listChanges, listSharedChanges } from '../plans/store.ts';
import { ownAccount } from './accounts.ts';
import type { AppEnv } from './env.ts';
import { readKey, toResponse } from './idempotent.ts';
import { readJson } from './json.ts';
import { ownPagesOnly } from './own-pages.ts';
import { readPageRequest, toPage } from './paging.ts';
import type { Services } from './services.ts';

const decisionSchema = z.strictObject({ decision: z.enum(['approve', 'decline', 'ask']) });

/** Changes of plan: options, previews, requests, signatures; and, in the sandbox, who decides. */
export function planRoutes(services: Services): Hono<AppEnv> {
  const { site, db, clock, auth, idempotency, mail } = services;
  const signedIn = auth.authorize('payments');
  const occasion = () => ({ now: clock.now(), post: mail });
  return new Hono<AppEnv>()
    .get(`${routes.accounts}/:id/plan-options`, signedIn, async (c) => {
      const account = await ownAccount(db, c);
      return c.json(await planOptions(db, account, viewAt(clock.now()).today));
    })
    .post(`${routes.accounts}/:id/plan-previews`, signedIn, async (c) => {
      const input = await readJson(c, planInputSchema());
      return c.json(await previewChange(db, await ownAccount(db, c), input, viewAt(clock.now())));
    })
    .get(`${routes.accounts}/:id/plan-changes`, signedIn, async (c) => {
      const request = readPageRequest(c);
      const { id } = await ownAccount(db, c);
      const { items, next } = await listChanges(db, id, request);
      return c.json(toPage(items, next));
    })
    .post(`${routes.accounts}/:id/plan-changes`, signedIn, auth.requireRecent, async (c) => {
      const key = readKey(c);
      const input = await readJson(c, planInputSchema());
      const { customerId } = c.get('session');
      const { id: accountId } = await ownAccount(db, c);
      const claim = { customerId, key, fingerprint: fingerprintOf(accountId, input) };
      const answer = await idempotency.once(claim, async (trx) => ({
        status: 201,
        body: await requestChange(trx, { customerId, accountId }, input, occasion()),
      }));
      return toResponse(answer);
    })
    .post('/v1/plan-changes/:id/signatures', signedIn, auth.requireRecent, async (c) => {
      const { name } = await readJson(c, planSignatureSchema());
      const { customerId } = c.get('session');
      const whose = { customerId, id: c.req.param('id') };
      return c.json(await signChange(db, whose, name, occasion()));
    })
    .post('/v1/plan-changes/:id/details', signedIn, async (c) => {
      const { details } = await readJson(c, planDetailsSchema());
      const { customerId } = c.get('session');
      const whose = { customerId, id: c.req.param('id') };
      return c.json(await explainChange(db, whose, details, occasion()));
    })
    .get(routes.sharedPlanChanges, signedIn, async (c) => {
      const request = readPageRequest(c);
      const { customerId } = c.get('session');
      const { items, next } = await listSharedChanges(db, customerId, request);
      return c.json(toPage(items, next));
    })
    .post('/v1/plan-changes/:id/refusals', signedIn, async (c) => {
      const { customerId } = c.get('session');
      return c.json(await refuseChange(db, { customerId, id: c.req.param('id') }, occasion()));
    })
    .delete('/v1/plan-changes/:id', signedIn, async (c) => {
      const { customerId } = c.get('session');
      return c.json(await withdrawChange(db, { customerId, id: c.req.param('id') }, occasion()));
    })
    .use('/sandbox/plan-changes/*', ownPagesOnly(site.origin))
    .post('/sandbox/plan-changes/:id/decisions', async (c) => {
      const { decision } = await readJson(c, decisionSchema);
      await decideByHand(db, c.req.param('id'), decision, occasion());
      return c.body(null, 204);
    });
}
