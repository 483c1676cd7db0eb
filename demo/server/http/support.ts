import { Hono } from 'hono';
import * as z from 'zod/mini';
import { instantSchema, routes, supportMessageInputSchema } from '../../../sdk/contract/index.ts';
import {
  fingerprintOf,
  listConversations,
  markRead,
  takeAnswer,
  takeMessage,
} from '../support/conversations.ts';
import { supportFor } from '../support/desk.ts';
import { setNotice } from '../support/notices.ts';
import type { AppEnv } from './env.ts';
import { readKey, toResponse } from './idempotent.ts';
import { readJson } from './json.ts';
import { ownPagesOnly } from './own-pages.ts';
import { readPageRequest, toPage } from './paging.ts';
import { ProblemError } from './problem.ts';
import { limitBy, perCustomer } from './rate-limit.ts';
import type { Services } from './services.ts';

const answerSchema = z.strictObject({ body: z.string(), author: z._default(z.string(), 'Robin') });

const noticeSchema = z.nullable(
  z.strictObject({
    level: z.enum(['info', 'maintenance', 'outage']),
    title: z.string(),
    body: z.string(),
    from: z.nullable(instantSchema()),
    until: z.nullable(instantSchema()),
  }),
);

/** How customers reach people, and, in the sandbox, the other end of the line. */
export function supportRoutes({
  site,
  db,
  clock,
  auth,
  idempotency,
  mail,
}: Services): Hono<AppEnv> {
  const signedIn = auth.authorize('profile');
  // Files take room in the database, so nobody may send many.
  const fewMessages = limitBy({ requests: 30, seconds: 3600 }, perCustomer);
  return new Hono<AppEnv>()
    .get(routes.support, signedIn, async (c) =>
      c.json(await supportFor(db, c.get('session').customerId, clock.now())),
    )
    .get(routes.supportMessages, signedIn, async (c) => {
      const { customerId } = c.get('session');
      const { items, next } = await listConversations(db, customerId, readPageRequest(c));
      return c.json(toPage(items, next));
    })
    .post(routes.supportMessages, signedIn, fewMessages, async (c) => {
      const key = readKey(c);
      const input = await readJson(c, supportMessageInputSchema());
      const { customerId } = c.get('session');
      const claim = { customerId, key, fingerprint: fingerprintOf(input) };
      const answer = await idempotency.once(claim, async (trx) => ({
        status: 201,
        body: await takeMessage(trx, customerId, input, clock.now()),
      }));
      return toResponse(answer);
    })
    .post(`${routes.supportMessages}/:id/reads`, signedIn, async (c) => {
      await markRead(db, c.get('session').customerId, c.req.param('id'));
      return c.body(null, 204);
    })
    .use('/sandbox/support/*', ownPagesOnly(site.origin))
    .post('/sandbox/support/messages/:id/answers', async (c) => {
      const { author, body } = await readJson(c, answerSchema);
      const now = clock.now();
      const customerId = await takeAnswer(db, c.req.param('id'), { author, body, now });
      if (customerId === undefined) throw new ProblemError(404, 'not_found');
      await mail.send(db, { template: 'support_answer', customerId, data: { at: now } });
      return c.body(null, 204);
    })
    .put('/sandbox/support/notice', async (c) => {
      await setNotice(db, await readJson(c, noticeSchema));
      return c.body(null, 204);
    });
}
