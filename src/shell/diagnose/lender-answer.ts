import type { PolicyOutcome } from '../policy.ts';

/** How the address that should be the lender's answers when it is asked about the client. */
export type LenderAnswer =
  /** With a policy. */
  | 'policy'
  /** That it knows no such client. */
  | 'unknown_client'
  /** In a way that no lender does: with a page, or without leave to read. */
  | 'other'
  /** That it cannot just now. */
  | 'failing'
  /** Not at all. */
  | 'none'
  /** It was not asked, as the page's own policy forbids that. */
  | 'unasked';

/** Finds out who is at the address, where the look-up of the policy left that open. */
export async function askLender(
  lender: string,
  clientId: string,
  outcome: PolicyOutcome | undefined,
): Promise<LenderAnswer> {
  if (outcome?.policy) return 'policy';
  const address = `${lender}/embed/clients/${encodeURIComponent(clientId)}`;
  try {
    const response = await fetch(address, { credentials: 'omit' });
    const json = (response.headers.get('content-type') ?? '').includes('json');
    if (response.status >= 500) return 'failing';
    if (response.status === 404 && json) return 'unknown_client';
    return response.ok && json ? 'policy' : 'other';
  } catch {
    return (await isThere(lender)) ? 'other' : 'none';
  }
}

/** Whether anything answers there, readable or not. */
function isThere(lender: string): Promise<boolean> {
  return fetch(`${lender}/embed.js`, { mode: 'no-cors', credentials: 'omit' }).then(
    () => true,
    () => false,
  );
}
