const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Checks the address of a lender and gives its origin.
 *
 * @throws TypeError where it is not an origin, or neither `https:` nor `http:` on loopback
 */
export function lenderOrigin(lender: string): string {
  const url = new URL(lender);
  if (!isTrustworthy(url)) {
    throw new TypeError('lender must be an https: origin (http: for loopback only)');
  }
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password) {
    throw new TypeError('lender must be an origin, without a path');
  }
  return url.origin;
}

/**
 * Checks the identifier of an OpenID provider.
 *
 * @throws TypeError where it is not an address, or neither `https:` nor `http:` on loopback
 */
export function checkedIssuer(issuer: string): string {
  if (isTrustworthy(new URL(issuer))) return issuer;
  throw new TypeError('issuer must be an https: address (http: for loopback only)');
}

/** Whether nobody on the way can read along: `https:`, or `http:` that does not leave the machine. */
export function isTrustworthy({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
}
