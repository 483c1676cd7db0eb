import { exposedHeaders } from '../auth/cors.ts';
import type { ClientRegistry } from '../auth/index.ts';
import { isAside } from './asides.ts';
import type { Middleware } from './env.ts';
import { ProblemError } from './problem.ts';

const allowedMethods = 'GET, POST, PUT, PATCH, DELETE';
const allowedHeaders = 'Authorization, Content-Type, DPoP, Idempotency-Key, If-Match, Range';

/**
 * Lets pages of registered origins call the API. A preflight does not say which client asks, so
 * any client's origin passes here; `authenticate` then holds the token's client to its own.
 */
export function apiCors(clients: ClientRegistry): Middleware {
  return async (c, next) => {
    const origin = c.req.header('origin');
    c.header('vary', 'Origin');
    const allowed = origin !== undefined && clients.isApiOrigin(origin);
    if (allowed) {
      c.header('access-control-allow-origin', origin);
      c.header('access-control-expose-headers', exposedHeaders);
    }
    if (c.req.method === 'OPTIONS') {
      // An origin that is not allowed learns nothing: the browser stops there by itself.
      return c.body(null, 204, {
        ...(allowed && {
          'access-control-allow-methods': allowedMethods,
          'access-control-allow-headers': allowedHeaders,
          'access-control-max-age': '600',
        }),
      });
    }
    if (isAside(c.req.header()) || (origin !== undefined && !allowed)) {
      throw new ProblemError(403, 'unauthorized', { detail: 'origin not allowed' });
    }
    return next();
  };
}

/** Lets any page read: for what is public and says nothing of anyone. */
export const publicCors: Middleware = async (c, next) => {
  await next();
  c.header('access-control-allow-origin', '*');
  c.header('cross-origin-resource-policy', 'cross-origin');
};
