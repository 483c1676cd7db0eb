import type { Context } from 'hono';
import type { StoredAnswer } from '../payments/idempotency.ts';
import type { AppEnv } from './env.ts';
import { ProblemError } from './problem.ts';

// Printable ASCII, and no prefix of the server's own keys.
const keyPattern = /^(?!autopay:|history:)[\x21-\x7e]{1,200}$/;

/**
 * The key that the customer's intent is known by.
 *
 * @throws {@link ProblemError} 400
 */
export function readKey(c: Context<AppEnv>): string {
  const key = c.req.header('idempotency-key');
  if (!key) throw new ProblemError(400, 'idempotency_key_missing');
  if (!keyPattern.test(key)) {
    throw new ProblemError(400, 'invalid_request', {
      detail: 'Idempotency-Key is up to 200 printable characters.',
    });
  }
  return key;
}

/** The answer as it was first given; a header tells where it is a repetition. */
export function toResponse({ body, status, replayed }: StoredAnswer): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': 'application/json',
      ...(replayed && { 'idempotent-replayed': 'true' }),
    },
  });
}
