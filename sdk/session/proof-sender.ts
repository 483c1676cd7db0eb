import type { ProofKey } from './proof-key.ts';
import { makeProof } from './proof.ts';

/** `fetch`, as far as this library uses it. */
export type Fetch = (request: Request) => Promise<Response>;

/** Completes a request once the server's nonce is known: undefined where it has given none yet. */
export type Fill = (request: Request, nonce: string | undefined) => Promise<Request>;

/** What a request is proved with. */
interface Proof {
  key: ProofKey;
  /** Sent along, and bound to the proof. */
  accessToken?: string;
  fill?: Fill | undefined;
}

/**
 * Sends requests with a fresh DPoP proof each (RFC 9449), and once more when the server asks for its
 * nonce. A signed request is never sent twice: a proof is good for one use.
 */
export class ProofSender {
  readonly #fetch: Fetch;
  /** Latest nonce of each origin; it stands in for agreement of the clocks. */
  readonly #nonces: Map<string, string>;

  /** @param nonces by origin, where some are known already; one that is too old costs what none would */
  constructor(fetch: Fetch, nonces: Iterable<[origin: string, nonce: string]> = []) {
    this.#fetch = fetch;
    this.#nonces = new Map(nonces);
  }

  async send(request: Request, proven: Proof): Promise<Response> {
    const again = request.clone();
    const response = await this.#attempt(request, proven);
    if (!(await asksForNonce(response))) return response;
    return this.#attempt(again, proven);
  }

  async #attempt(bare: Request, { key, accessToken, fill }: Proof): Promise<Response> {
    const { origin, pathname } = new URL(bare.url);
    const nonce = this.#nonces.get(origin);
    const request = fill ? await fill(bare, nonce) : bare;
    const claims = { htm: request.method, htu: `${origin}${pathname}`, nonce, accessToken };
    const proof = await makeProof(key, claims);
    request.headers.set('DPoP', proof);
    if (accessToken !== undefined) request.headers.set('Authorization', `DPoP ${accessToken}`);
    const response = await this.#fetch(request);
    const next = response.headers.get('DPoP-Nonce');
    if (next) this.#nonces.set(origin, next);
    return response;
  }
}

/** A resource server says it in a header, an authorization server in the body. */
async function asksForNonce(response: Response): Promise<boolean> {
  if (response.status !== 400 && response.status !== 401) return false;
  if (!response.headers.has('DPoP-Nonce')) return false;
  if (response.headers.get('WWW-Authenticate')?.includes('use_dpop_nonce')) return true;
  return (await response.clone().text()).includes('"use_dpop_nonce"');
}
