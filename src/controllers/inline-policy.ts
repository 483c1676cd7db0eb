/**
 * Asks the lender whether this page's origin is its own, which inline elements need. By plain `fetch`
 * and without a schema: the answer has to be here before the SDK is.
 *
 * @returns false on somebody else's site, and for a client id that the lender does not know
 * @throws where the lender gives no answer, or one that says nothing of the page
 */
export async function isLendersOwnSite(lender: string, clientId: string): Promise<boolean> {
  const response = await fetch(`${lender}/embed/clients/${encodeURIComponent(clientId)}`, {
    signal: AbortSignal.timeout(10_000),
  });
  if (response.status === 404) return false;
  const { host } = (response.ok && (await response.json())) as { host?: unknown };
  if (typeof host !== 'string') throw new TypeError('No answer about this site');
  return host === 'own';
}
