import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Context, Hono } from 'hono';
import type { Logger } from 'pino';
import type { Site } from '../config.ts';
import type { AppEnv } from './env.ts';
import { findFile, sendFile } from './files.ts';
import { requestLog } from './logging.ts';

const dealer = fileURLToPath(new URL('../../dealer/', import.meta.url));
const jquery = fileURLToPath(import.meta.resolve('jquery/dist/jquery.min.js'));

/** One page for each way in that the dealer may offer. */
const pages = {
  '/': { file: 'home.html', title: 'Northside Motors' },
  '/popup': { file: 'popup.html', title: 'Your payments · Northside Motors' },
  '/redirect': { file: 'redirect.html', title: 'Your payments · Northside Motors' },
} as const;

/** The dealer's site: a host of elements, on an origin that is not the lender's. */
export function createDealerApp(site: Site, logger: Logger): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.onError((error, c) => {
    logger.error({ err: error }, 'dealer page failed');
    return c.text('Something went wrong.', 500);
  });
  app.notFound((c) => c.text('There is nothing here.', 404));
  app.use(requestLog(logger.child({ site: 'dealer' })));
  app.use(async (c, next) => {
    await next();
    c.header('x-content-type-options', 'nosniff');
  });
  for (const [path, page] of Object.entries(pages)) {
    app.get(path, (c) => sendPage(c, site, page));
  }
  app.get('/vendor/jquery.js', (c) => sendFile(c, jquery));
  app.get('/*', (c) => sendFile(c, findFile(dealer, c.req.path.slice(1))));
  return app;
}

async function sendPage(
  c: Context<AppEnv>,
  { origin }: Site,
  { file, title }: { file: string; title: string },
): Promise<Response> {
  const [layout, content] = await Promise.all(
    ['layout.html', `pages/${file}`].map((name) => readFile(`${dealer}${name}`, 'utf8')),
  );
  const values: Readonly<Record<string, string>> = { title, lenderOrigin: origin };
  const html = (layout ?? '')
    .replace('{{content}}', () => content ?? '')
    .replace(/\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole);
  return c.html(html, 200, {
    'content-security-policy': policy(origin),
    'cache-control': 'no-cache',
    'x-frame-options': 'SAMEORIGIN',
  });
}

/** An ordinary dealer's policy, and the lender in three of its lines. */
function policy(lender: string): string {
  return [
    `default-src 'self'`,
    `script-src 'self' ${lender}`,
    `frame-src ${lender}`,
    `connect-src 'self' ${lender}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data:`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'self'`,
  ].join('; ');
}
