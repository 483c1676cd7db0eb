/** Headers that pages of a client may read. */
export const exposedHeaders =
  'DPoP-Nonce, WWW-Authenticate, ETag, Retry-After, X-Request-Id, Content-Range, Content-Digest, Repr-Digest';

/** Headers of an answer that a page of `origin` may read. */
export function corsHeaders(origin: string): Record<string, string> {
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': exposedHeaders,
    vary: 'Origin',
  };
}

/** Headers of the answer to a preflight, for origins that may call. */
export function preflightHeaders(origin: string, methods: string): Record<string, string> {
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': methods,
    'access-control-allow-headers': 'Authorization, Content-Type, DPoP',
    'access-control-max-age': '600',
    vary: 'Origin',
  };
}
