import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Site } from '../config.ts';
import type { AppEnv } from './env.ts';
import { fillPage, findFile, sendFile } from './files.ts';
import { requestLog } from './logging.ts';

const dealer = fileURLToPath(new URL('../../dealer/', import.meta.url));

/** The dealer's site: a host of elements, on an origin that is not the lender's. */
export function createDealerApp(site: Site, logger: Logger): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.onError((error, c) => {
    logger.error({ err: error }, 'dealer page failed');
    return c.text('Something went wrong.', 500);
  });
  app.notFound((c) => c.text('There is nothing here.', 404));
  app.use(requestLog(logger.child({ site: 'dealer' })));
  app.get('/', (c) => fillPage(c, dealer, 'index.html', { site, scripts: [site.origin] }));
  app.get('/*', async (c) => sendFile(c, await findFile(dealer, c.req.path.slice(1))));
  return app;
}
