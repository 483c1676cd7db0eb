import type { Context } from 'hono';
import type { AppEnv } from './env.ts';
import { ProblemError } from './problem.ts';

/**
 * Which version the caller means to change (RFC 9110 section 13.1.1, RFC 6585).
 *
 * @returns whether an `etag` is among those of `If-Match`
 * @throws {@link ProblemError} 428 where the request names none
 */
export function readIfMatch(c: Context<AppEnv>): (etag: string) => boolean {
  const header = c.req.header('if-match')?.trim();
  if (!header) {
    throw new ProblemError(428, 'precondition_required', {
      detail: 'Send the etag of what you change in If-Match.',
    });
  }
  const named = header.split(',').map((tag) => tag.trim());
  // A weak one (W/"…") never matches: the comparison is the strong one.
  return (etag) => header === '*' || named.includes(etag);
}
