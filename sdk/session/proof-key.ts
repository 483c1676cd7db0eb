import { sha256 } from './base64-url.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };

/** The key that tokens are bound to. Its private half cannot leave the browser. */
export interface ProofKey {
  readonly pair: CryptoKeyPair;
  /** The public half, with the members and in the order of RFC 7638. */
  readonly jwk: Pick<JsonWebKey, 'crv' | 'kty' | 'x' | 'y'>;
  /** RFC 7638 thumbprint of the public half. */
  readonly thumbprint: string;
}

/** Makes a non-extractable ES256 key, kept nowhere. */
export async function makeProofKey(): Promise<ProofKey> {
  return toProofKey(await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']));
}

/** @throws TypeError where it is not a pair of keys */
export async function toProofKey(pair: CryptoKeyPair): Promise<ProofKey> {
  const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const jwk = { crv, kty, x, y } as ProofKey['jwk'];
  return { pair, jwk, thumbprint: await sha256(JSON.stringify(jwk)) };
}
