import * as DPoP from 'dpop';
import type { Target } from './target.ts';

/** Sends requests with proofs of one key, as RFC 9449 has it, nonces included. */
export class Prover {
  readonly #target: Target;
  readonly #keys: Promise<DPoP.KeyPair>;
  #nonce: string | undefined;

  constructor(target: Target) {
    this.#target = target;
    this.#keys = DPoP.generateKeyPair('ES256');
  }

  /** Sends a request with a fresh proof; once more where the server names a nonce to use. */
  async send(path: string, init: RequestInit, accessToken?: string): Promise<Response> {
    const response = await this.#attempt(path, init, accessToken);
    return (await wantsNonce(response)) ? this.#attempt(path, init, accessToken) : response;
  }

  /** Makes a proof with the nonce that the server gave last. */
  async prove(path: string, method: string, accessToken?: string): Promise<string> {
    const { origin, pathname } = new URL(path, this.#target.origin);
    const keys = await this.#keys;
    return DPoP.generateProof(keys, origin + pathname, method, this.#nonce, accessToken);
  }

  /** Sends a request with the headers that it has, and no others. */
  bare(path: string, init: RequestInit): Promise<Response> {
    return this.#target.fetch(new URL(path, this.#target.origin), init);
  }

  async #attempt(path: string, init: RequestInit, accessToken?: string): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('DPoP', await this.prove(path, init.method ?? 'GET', accessToken));
    if (accessToken !== undefined) headers.set('Authorization', `DPoP ${accessToken}`);
    const response = await this.bare(path, { ...init, headers });
    this.#nonce = response.headers.get('DPoP-Nonce') ?? this.#nonce;
    return response;
  }
}

async function wantsNonce(response: Response): Promise<boolean> {
  if (!response.headers.has('DPoP-Nonce')) return false;
  if (response.status === 401) {
    return (response.headers.get('WWW-Authenticate') ?? '').includes('use_dpop_nonce');
  }
  if (response.status !== 400) return false;
  const { error } = (await response.clone().json()) as { error?: string };
  return error === 'use_dpop_nonce';
}
