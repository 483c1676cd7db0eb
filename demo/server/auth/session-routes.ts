import { Hono } from 'hono';
import { routes, type Page, type Session } from '../../../sdk/contract/index.ts';
import type { AppEnv, Middleware } from '../http/env.ts';
import { ProblemError } from '../http/problem.ts';
import type { Sessions } from './sessions.ts';

/** `/v1/sessions`: where the customer is signed in, and ending it. */
export function createSessionRoutes(sessions: Sessions, signedIn: Middleware): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(routes.sessions, signedIn, async (c) => {
      const { customerId, sessionId } = c.get('session');
      const items = await sessions.list(customerId);
      const page: Page<Session> = {
        items: items.map((session) => ({ ...session, current: session.id === sessionId })),
        // A customer has a handful; they are given whole.
        nextCursor: null,
      };
      return c.json(page);
    })
    .delete(routes.sessions, signedIn, async (c) => {
      await sessions.endAll(c.get('session').customerId);
      return c.body(null, 204);
    })
    .delete(`${routes.sessions}/:id`, signedIn, async (c) => {
      if (!(await sessions.end(c.get('session').customerId, c.req.param('id')))) {
        throw new ProblemError(404, 'not_found');
      }
      return c.body(null, 204);
    });
}
