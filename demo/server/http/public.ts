import { Hono } from 'hono';
import packageJson from '../../package.json' with { type: 'json' };
import { openApiDocument } from '../../../sdk/contract/openapi.ts';
import { sendCompressed } from './compression.ts';
import { publicCors } from './cors.ts';
import type { AppEnv } from './env.ts';
import type { Services } from './services.ts';

/** What anyone may read: health and the API's description. */
export function publicRoutes({ isReady }: Services): Hono<AppEnv> {
  let description: Uint8Array<ArrayBuffer> | undefined;
  return new Hono<AppEnv>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      const ready = await isReady();
      return c.json({ status: ready ? 'ready' : 'not ready' }, ready ? 200 : 503);
    })
    .get('/openapi.json', publicCors, (c) => {
      description ??= new TextEncoder().encode(
        JSON.stringify(openApiDocument({ version: packageJson.version })),
      );
      return sendCompressed(c, description, { 'content-type': 'application/json' });
    });
}
