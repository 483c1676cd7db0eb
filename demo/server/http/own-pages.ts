import type { Middleware } from './env.ts';
import { ProblemError } from './problem.ts';

/** Names under which a browser on this machine finds the server, and no other site can be found. */
const ownHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Keeps other web sites away from addresses that need no sign-in. A page anywhere may post without
 * a preflight, which `Origin` tells; one whose name was pointed here (DNS rebinding) counts as the
 * same origin, which `Host` tells. Tools such as curl send no `Origin` and pass.
 *
 * @param origin the lender's own
 */
export function ownPagesOnly(origin: string): Middleware {
  return async (c, next) => {
    const from = c.req.header('origin');
    const own = ownHosts.has(new URL(c.req.url).hostname);
    if (!own || (from !== undefined && from !== origin)) {
      throw new ProblemError(403, 'unauthorized', { detail: 'origin not allowed' });
    }
    return next();
  };
}
