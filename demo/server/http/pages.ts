import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { fileURLToPath } from 'node:url';
import { publicCors } from './cors.ts';
import type { AppEnv } from './env.ts';
import { fillPage, findFile, sendFile } from './files.ts';
import type { Services } from './services.ts';

const built = fileURLToPath(new URL('../../../dist/', import.meta.url));
const portal = fileURLToPath(new URL('../../portal/', import.meta.url));

/**
 * What the build wrote, for anyone (`/assets/*`, and `/embed.js` for the hosts' script tags), and
 * the lender's hosted portal.
 */
export function pageRoutes({ site }: Services): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/embed.js', publicCors, etag(), async (c) =>
      sendFile(c, await findFile(built, 'embed.js')),
    )
    .get('/assets/*', publicCors, etag(), async (c) => {
      const path = c.req.path.slice('/assets/'.length);
      // Names in chunks/ hold a hash of what is in them.
      const lasting = path.startsWith('chunks/');
      return sendFile(c, await findFile(built, path), lasting);
    })
    .get('/portal/*', etag(), async (c) =>
      sendFile(c, await findFile(portal, c.req.path.slice('/portal/'.length))),
    )
    .get('/', (c) => fillPage(c, portal, 'index.html', { site }));
}
