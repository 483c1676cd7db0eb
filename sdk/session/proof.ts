import { base64Url, sha256 } from './base64-url.ts';
import type { ProofKey } from './proof-key.ts';

/** What a proof is for. */
export interface ProofClaims {
  /** Method of the request. */
  htm: string;
  /** Its address, without query. */
  htu: string;
  /** The server's, where it has given one. */
  nonce?: string | undefined;
  /** The token that is sent along. */
  accessToken?: string | undefined;
  /** Of a device's proof: thumbprint of the key that the request is bound to. */
  dpop_jkt?: string;
}

/**
 * Signs a DPoP proof (RFC 9449) with ES256: good for one request, and for a server that wants it now.
 *
 * @param typ what it is to be taken for
 */
export async function makeProof(
  { pair, jwk }: ProofKey,
  { accessToken, ...claims }: ProofClaims,
  typ = 'dpop+jwt',
): Promise<string> {
  const header = { typ, alg: 'ES256', jwk };
  const payload = {
    ...claims,
    iat: Math.floor(Date.now() / 1_000),
    jti: crypto.randomUUID(),
    ...(accessToken === undefined ? {} : { ath: await sha256(accessToken) }),
  };
  const input = [header, payload].map((part) => base64Url(JSON.stringify(part))).join('.');
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    pair.privateKey,
    new TextEncoder().encode(input),
  );
  return `${input}.${base64Url(new Uint8Array(signature))}`;
}
