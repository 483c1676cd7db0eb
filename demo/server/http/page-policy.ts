/** What a page may do beyond the strictest. */
export interface PolicyOptions {
  /** The one origin that may frame the page; none if left out. */
  readonly ancestor?: string | undefined;
  /** Whether the page shows frames, all of them from here. */
  readonly frames?: boolean;
}

/**
 * The Content-Security-Policy of a page: scripts by nonce and from here, nothing inline, sinks of
 * HTML closed but for Lit's own policy, those of scripts but for the address of the captcha's worker.
 *
 * @param nonce made for this answer alone
 */
export function pagePolicy(
  nonce: string,
  { ancestor, frames = false }: PolicyOptions = {},
): string {
  return [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `frame-src ${frames ? `'self'` : `'none'`}`,
    `worker-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `object-src 'none'`,
    `frame-ancestors ${ancestor ?? `'none'`}`,
    `require-trusted-types-for 'script'`,
    `trusted-types lit-html fs-central-worker`,
  ].join('; ');
}
