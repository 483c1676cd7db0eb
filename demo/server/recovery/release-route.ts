import { Hono } from 'hono';
import { type Auth, normaliseUserId } from '../auth/index.ts';
import type { Db } from '../db/open.ts';
import type { AppEnv } from '../http/env.ts';
import { ownPagesOnly } from '../http/own-pages.ts';
import { ProblemError } from '../http/problem.ts';

/** Stands in for the lender's support, which ends a lock once a customer has called. */
export function createReleaseRoute(options: {
  readonly db: Db;
  readonly auth: Pick<Auth, 'release'>;
  readonly origin: string;
}): Hono<AppEnv> {
  const { db, auth, origin } = options;
  return new Hono<AppEnv>().post(
    '/sandbox/customers/:userId/release',
    ownPagesOnly(origin),
    async (c) => {
      const userId = normaliseUserId(c.req.param('userId'));
      const customer = await db
        .selectFrom('customers')
        .select('id')
        .where('user_id', '=', userId)
        .executeTakeFirst();
      if (!customer) throw new ProblemError(404, 'not_found');
      await auth.release(userId, 'all');
      return c.body(null, 204);
    },
  );
}
