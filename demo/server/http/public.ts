import { Hono } from 'hono';
import packageJson from '../../package.json' with { type: 'json' };
import { openApiDocument } from '../../../sdk/contract/openapi.ts';
import { publicCors } from './cors.ts';
import type { AppEnv } from './env.ts';
import { ProblemError } from './problem.ts';
import type { Services } from './services.ts';

/** What anyone may read: health, the API's description, and how a client embeds. */
export function publicRoutes({ auth, isReady }: Services): Hono<AppEnv> {
  let description: string | undefined;
  return new Hono<AppEnv>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      const ready = await isReady();
      return c.json({ status: ready ? 'ready' : 'not ready' }, ready ? 200 : 503);
    })
    .get('/openapi.json', publicCors, (c) => {
      description ??= JSON.stringify(openApiDocument({ version: packageJson.version }));
      return c.body(description, 200, { 'content-type': 'application/json' });
    })
    .get('/embed/clients/:id', publicCors, (c) => {
      const client = auth.clients.find(c.req.param('id'));
      if (!client) throw new ProblemError(404, 'not_found');
      // Not the origins: a list of them tells who the lender does business with.
      return c.json({ id: client.id, name: client.name, modes: client.modes });
    });
}
