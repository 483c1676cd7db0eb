/**
 * Name for storage keys, databases and channels. Browsers partition storage by site, so clients, lenders
 * and hosts that share a site would meet in one name if it did not hold all three.
 *
 * @param lender origin of the lender
 * @param host origin of the page that embeds, or of this page where none does
 * @param issuer identifier of the OpenID provider, where it is not the lender
 */
export function scopeName(lender: string, clientId: string, host: string, issuer?: string): string {
  const parts = [lender, clientId, host, ...(issuer === undefined ? [] : [issuer])];
  return ['fs-central', ...parts.map(encodeURIComponent)].join('/');
}
