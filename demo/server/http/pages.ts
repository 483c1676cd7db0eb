import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { publicCors } from './cors.ts';
import type { AppEnv } from './env.ts';
import { findFile, sendFile } from './files.ts';
import { portalFolder, sendPublicPage } from './page.ts';
import { backLink, portalPreloads } from './portal.ts';
import { built } from './preloads.ts';
import type { Services } from './services.ts';

/**
 * What the build wrote, for anyone (`/assets/*`, and `/embed.js` for the hosts' script tags), and
 * the lender's hosted portal.
 */
export function pageRoutes({ auth }: Services): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/embed.js', publicCors, etag(), (c) => sendFile(c, findFile(built, 'embed.js')))
    .get('/assets/*', publicCors, etag(), (c) => {
      const path = c.req.path.slice('/assets/'.length);
      // Names in chunks/ hold a hash of what is in them.
      const lasting = path.startsWith('chunks/');
      return sendFile(c, findFile(built, path), lasting);
    })
    .get('/portal/*', etag(), (c) =>
      sendFile(c, findFile(portalFolder, c.req.path.slice('/portal/'.length))),
    )
    .get('/', (c) =>
      sendPublicPage(c, portalFolder, 'index.html', {
        // For who is signed in: the first call need not be refused to learn it.
        values: { dpopNonce: auth.nonces.next() },
        markup: {
          backLink: backLink(auth.clients.find(c.req.query('client_id') ?? '')),
          preloads: portalPreloads(),
        },
      }),
    );
}
