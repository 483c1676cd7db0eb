/** What the lender's policy says of the page that asks. */
export type InlineStanding =
  /** One of the lender's own sites: elements may take secrets in the page itself. */
  | 'own'
  /** Somebody else's site, or a client id that the lender does not know. */
  | 'foreign';

/** Nobody said whose site this is; to a customer the same as any other lack of an answer. */
class PolicyError extends Error {
  override readonly name = 'NetworkError';
  readonly code = 'policy_unreachable';
}

/**
 * Asks the lender whether this page's origin is its own. By plain `fetch` and without a schema, since
 * the answer has to be here before the SDK is.
 *
 * @throws Error of the name `NetworkError` where there is no answer
 */
export async function inlineStanding(lender: string, clientId: string): Promise<InlineStanding> {
  try {
    const response = await fetch(`${lender}/embed/clients/${encodeURIComponent(clientId)}`, {
      credentials: 'omit',
      signal: AbortSignal.timeout(10_000),
    });
    if (response.status === 404) return 'foreign';
    const { host } = (await response.json()) as { host?: unknown };
    if (response.ok && typeof host === 'string') return host === 'own' ? host : 'foreign';
  } catch {
    // Below, as for an answer of no use.
  }
  throw new PolicyError(`${lender} did not say whose site this is`);
}
