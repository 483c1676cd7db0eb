const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Checks the address of a lender and gives its origin.
 *
 * @throws TypeError where it is not an origin, or neither `https:` nor `http:` on loopback
 */
export function lenderOrigin(lender: string): string {
  const url = new URL(lender);
  const secure = url.protocol === 'https:';
  if (!secure && !(url.protocol === 'http:' && loopback.test(url.hostname))) {
    throw new TypeError('lender must be an https: origin (http: for loopback only)');
  }
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password) {
    throw new TypeError('lender must be an origin, without a path');
  }
  return url.origin;
}
