import type { Db } from '../db/open.ts';
import type { Nonces } from './nonces.ts';
import { type Proof, ProofError, type ProofTarget, verifyProof } from './proof.ts';
import { isFirstUse } from './replays.ts';

/**
 * Checks a proof that comes without a token, and that nobody has used it before.
 *
 * @throws {@link ProofError}
 */
export async function takeProof(
  { db, nonces }: { readonly db: Db; readonly nonces: Nonces },
  jwt: string | undefined,
  target: ProofTarget,
): Promise<Proof> {
  const proof = await verifyProof(jwt, target, nonces);
  if (await isFirstUse(db, proof)) return proof;
  throw new ProofError('invalid_dpop_proof', 'the proof was used before');
}
