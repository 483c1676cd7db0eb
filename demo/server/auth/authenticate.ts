import type { Db } from '../db/open.ts';
import type { Middleware } from '../http/env.ts';
import { ProblemError } from '../http/problem.ts';
import type { ClientRegistry, Scope } from './clients.ts';
import type { Nonces } from './nonces.ts';
import { ProofError, verifyProof } from './proof.ts';
import { useToken } from './tokens.ts';

/** Lets requests through whose token was granted a scope. */
export type Authorize = (scope: Scope) => Middleware;

/**
 * Asks for a scope behind `authenticate` (RFC 6750, section 3.1): a client that was only let read
 * cannot pay.
 */
export function createAuthorize(authenticate: Middleware): Authorize {
  return (scope) => (c, next) =>
    authenticate(c, async () => {
      if (!c.get('session').scope.split(' ').includes(scope)) {
        throw new ProblemError(403, 'insufficient_scope', {
          headers: { 'www-authenticate': `DPoP error="insufficient_scope", scope="${scope}"` },
        });
      }
      await next();
    });
}

/**
 * Lets requests with a valid token and proof through (RFC 9449, section 7) and leaves `session`
 * for the handlers. The token is looked up every time, so that a sign-out counts from the next
 * call on. All refusals are problem documents with `code: 'unauthorized'`; `WWW-Authenticate` says
 * what was wrong.
 */
export function createAuthenticate(options: {
  readonly db: Db;
  readonly origin: string;
  readonly clients: ClientRegistry;
  readonly nonces: Nonces;
}): Middleware {
  const { db, clients, nonces } = options;

  function unauthorized(error: string | undefined, description?: string): ProblemError {
    const parts = [
      ...(error === undefined ? [] : [`error="${error}"`]),
      ...(description === undefined ? [] : [`error_description="${description}"`]),
      'algs="ES256"',
    ];
    return new ProblemError(401, 'unauthorized', {
      headers: { 'www-authenticate': `DPoP ${parts.join(', ')}`, 'dpop-nonce': nonces.next() },
    });
  }

  return async (c, next) => {
    const [scheme, accessToken, ...rest] = (c.req.header('authorization') ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'dpop' || !accessToken || rest.length > 0) {
      throw unauthorized(undefined);
    }

    const url = `${options.origin}${new URL(c.req.url).pathname}`;
    const target = { method: c.req.method, url, accessToken };
    const proof = await verifyProof(c.req.header('dpop'), target, nonces).catch(
      (error: unknown) => {
        throw error instanceof ProofError ? unauthorized(error.code, error.message) : error;
      },
    );

    const use = await useToken(db, accessToken, proof);
    if (use.status === 'unknown') throw unauthorized('invalid_token');
    if (use.status === 'replayed') {
      throw unauthorized('invalid_dpop_proof', 'the proof was used before');
    }

    const origin = c.req.header('origin');
    const client = clients.find(use.session.clientId);
    if (origin !== undefined && !client?.apiOrigins.includes(origin)) {
      throw new ProblemError(403, 'unauthorized', { detail: 'origin not allowed' });
    }

    c.set('session', use.session);
    c.header('dpop-nonce', nonces.next());
    await next();
  };
}
