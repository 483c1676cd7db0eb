import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import type { ProviderHandler } from '../auth/index.ts';

/**
 * One listener for both halves of a site: the authorization server's addresses go to it as they
 * are, all others to the application.
 */
export function routeRequests(
  fetch: Parameters<typeof getRequestListener>[0],
  provider?: ProviderHandler,
  logger?: Logger,
): RequestListener {
  const listener = getRequestListener(fetch);
  return (request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    if (!provider || !isForProvider(path)) {
      void listener(request, response);
      return;
    }
    const started = performance.now();
    response.once('finish', () => {
      logger?.info(
        {
          requestId: response.getHeader('x-request-id'),
          method: request.method,
          route: path.startsWith('/oauth/') ? '/oauth/*' : '/.well-known/*',
          status: response.statusCode,
          ms: Math.round(performance.now() - started),
        },
        'request',
      );
    });
    provider(request, response);
  };
}

function isForProvider(path: string): boolean {
  if (path.startsWith('/.well-known/')) return true;
  return path.startsWith('/oauth/') && path !== '/oauth/challenge';
}
