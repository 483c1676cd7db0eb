import { calculateThumbprint, generateKeyPair, type KeyPair } from 'dpop';

/** The key that tokens are bound to. Its private half cannot leave the browser. */
export interface ProofKey {
  readonly pair: KeyPair;
  /** RFC 7638 thumbprint of the public half. */
  readonly thumbprint: string;
}

/** Makes a non-extractable ES256 key, kept nowhere. */
export async function makeProofKey(): Promise<ProofKey> {
  return toProofKey(await generateKeyPair('ES256'));
}

/** @throws TypeError where the pair is not one that can sign */
export async function toProofKey(pair: KeyPair): Promise<ProofKey> {
  return { pair, thumbprint: await calculateThumbprint(pair.publicKey) };
}
