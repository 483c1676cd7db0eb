import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, type JWK, jwtVerify } from 'jose';
import type { Nonces } from './nonces.ts';

/** What a proof must match. */
export interface ProofTarget {
  readonly method: string;
  /** Address of the request; query and fragment do not count. */
  readonly url: string;
  /** Set where a token comes with the proof. */
  readonly accessToken?: string;
}

/** A proof that holds. Whether it has been seen before is for {@link ./replays.ts} to say. */
export interface Proof {
  /** Thumbprint of the key (RFC 7638). */
  readonly jkt: string;
  /** Stands for this proof and no other. */
  readonly id: string;
}

/** Why a proof was refused. */
export class ProofError extends Error {
  override readonly name = 'ProofError';
  readonly code: 'invalid_dpop_proof' | 'use_dpop_nonce';

  constructor(code: ProofError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * Checks a DPoP proof (RFC 9449, section 4.3). The server's nonce is always asked for and stands in
 * for clocks that agree: a device whose clock is a day wrong still signs in.
 *
 * @throws {@link ProofError}
 */
export async function verifyProof(
  jwt: string | undefined,
  target: ProofTarget,
  nonces: Nonces,
): Promise<Proof> {
  if (!jwt) throw invalid('a DPoP proof is required');
  const verified = await verifySignature(jwt, 'dpop+jwt');
  const { accessToken } = target;
  if (accessToken !== undefined && verified.payload['ath'] !== sha256(accessToken)) {
    throw invalid('ath does not match');
  }
  return checkClaims(verified, target, nonces);
}

/**
 * Checks what a known device proves itself with: as a DPoP proof, by the device's own key, and bound
 * to the proof key of the request that it comes with.
 *
 * @param dpopJkt thumbprint of that proof key
 * @throws {@link ProofError}
 */
export async function verifyDeviceProof(
  jwt: string,
  target: Omit<ProofTarget, 'accessToken'> & { readonly dpopJkt: string },
  nonces: Nonces,
): Promise<Proof> {
  const verified = await verifySignature(jwt, 'fs-device+jwt');
  if (verified.payload['dpop_jkt'] !== target.dpopJkt) throw invalid('dpop_jkt does not match');
  return checkClaims(verified, target, nonces);
}

async function checkClaims(
  { payload, protectedHeader }: Awaited<ReturnType<typeof verifySignature>>,
  target: ProofTarget,
  nonces: Nonces,
): Promise<Proof> {
  if (typeof payload.jti !== 'string' || payload.jti.length === 0) throw invalid('jti is missing');
  if (typeof payload.iat !== 'number') throw invalid('iat is missing');
  if (payload['htm'] !== target.method) throw invalid('htm does not match');
  if (!sameAddress(payload['htu'], target.url)) throw invalid('htu does not match');

  // Last, so that only a proof that is otherwise right learns that a nonce would help.
  const nonce = payload['nonce'];
  if (nonce === undefined) throw new ProofError('use_dpop_nonce', 'a nonce is required');
  if (typeof nonce !== 'string' || !nonces.accepts(nonce)) {
    throw new ProofError('use_dpop_nonce', 'the nonce is not accepted, use the one given');
  }

  const jkt = await calculateJwkThumbprint(protectedHeader.jwk as JWK);
  return { jkt, id: sha256(`${jkt} ${payload.jti}`) };
}

async function verifySignature(jwt: string, typ: string) {
  try {
    const verified = await jwtVerify(jwt, EmbeddedJWK, { algorithms: ['ES256'], typ });
    // A key that shows its private half proves nothing.
    if (verified.protectedHeader.jwk && 'd' in verified.protectedHeader.jwk) {
      throw invalid('the key must be public');
    }
    return verified;
  } catch (cause) {
    throw cause instanceof ProofError ? cause : invalid('the proof cannot be verified', cause);
  }
}

function sameAddress(claimed: unknown, actual: string): boolean {
  if (typeof claimed !== 'string' || !URL.canParse(claimed)) return false;
  return withoutQuery(claimed) === withoutQuery(actual);
}

function withoutQuery(address: string): string {
  const url = new URL(address);
  url.search = '';
  url.hash = '';
  return url.href;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function invalid(message: string, cause?: unknown): ProofError {
  return new ProofError('invalid_dpop_proof', message, { cause });
}
