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

  async #attempt(path: string, init: RequestInit, accessToken?: string): Promise<Response> {
    const url = new URL(path, this.#target.origin);
    const address = url.origin + url.pathname;
    const method = init.method ?? 'GET';
    const keys = await this.#keys;
    const headers = new Headers(init.headers);
    headers.set('DPoP', await DPoP.generateProof(keys, address, method, this.#nonce, accessToken));
    if (accessToken !== undefined) headers.set('Authorization', `DPoP ${accessToken}`);
    const response = await this.#target.fetch(url, { ...init, headers });
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
