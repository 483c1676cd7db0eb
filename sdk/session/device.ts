import { coreRoutes } from '../contract/routes-core.ts';
import type { Transport } from '../transport.ts';
import { KeyStore } from './key-store.ts';
import type { ProofKey } from './proof-key.ts';
import type { Fill } from './proof-sender.ts';
import { makeProof } from './proof.ts';
import { rememberDevice } from './tab-store.ts';

/**
 * The key that the lender knows this browser by. It stays after sign-out, proves recognition and grants
 * nothing; the proof names the key of the request that it comes with, so that it is of no use elsewhere.
 */
export class Device {
  readonly #scope: string;
  readonly #keys: KeyStore;
  readonly #transport: Transport;

  /** @param scope from `scopeName` */
  constructor(scope: string, transport: Transport) {
    this.#scope = scope;
    this.#keys = new KeyStore(`${scope}/device`);
    this.#transport = transport;
  }

  /**
   * Adds the proof to the form of a sign-in; leaves it as it is where there is no key any longer.
   *
   * @param thumbprint of the DPoP key of the sign-in
   */
  recognise(thumbprint: string): Fill {
    return this.#fill(
      thumbprint,
      () => this.#keys.find(),
      async (request, proof) => `${await request.clone().text()}&device_proof=${proof}`,
    );
  }

  /** Makes this browser known to the lender, for the customer who is signed in. */
  async register(thumbprint: string): Promise<void> {
    const fill = this.#fill(
      thumbprint,
      () => this.#keys.obtain(),
      (_, proof) => JSON.stringify({ proof }),
    );
    await this.#transport.post(coreRoutes.devices, { input: { proof: '' }, fill });
    rememberDevice(this.#scope);
  }

  #fill(
    thumbprint: string,
    findKey: () => Promise<ProofKey | undefined>,
    write: (request: Request, proof: string) => string | Promise<string>,
  ): Fill {
    return async (request, nonce) => {
      // Without a nonce the request is refused, and sent again with the one that the refusal brings.
      const key = nonce === undefined ? undefined : await findKey();
      if (!key) return request;
      const { origin, pathname } = new URL(request.url);
      const claims = { htm: 'POST', htu: `${origin}${pathname}`, nonce, dpop_jkt: thumbprint };
      const proof = await makeProof(key, claims, 'fs-device+jwt');
      return new Request(request, { body: await write(request, proof) });
    };
  }
}
