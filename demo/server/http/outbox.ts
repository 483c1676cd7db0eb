import { Hono } from 'hono';
import type { AppEnv } from './env.ts';
import { ownPagesOnly } from './own-pages.ts';
import type { Services } from './services.ts';

/** The mails that the sandbox caught, for tests. */
export function outboxRoutes({ site, mail, recovery }: Services): Hono<AppEnv> {
  const own = ownPagesOnly(site.origin);
  return new Hono<AppEnv>().get('/sandbox/outbox', own, async (c) => {
    // What was asked for before this request is here.
    await recovery.flush();
    await mail.flush();
    return c.json({ items: await mail.listCaught() });
  });
}
