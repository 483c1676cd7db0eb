import { base64Url, sha256 } from './base64-url.ts';

/** A PKCE pair (RFC 7636); the verifier stays here until the code is redeemed. */
export interface Pkce {
  verifier: string;
  challenge: string;
}

/** Makes a fresh pair for the S256 method. */
export async function makePkce(): Promise<Pkce> {
  const verifier = base64Url(crypto.getRandomValues(new Uint8Array(32)));
  return { verifier, challenge: await sha256(verifier) };
}
