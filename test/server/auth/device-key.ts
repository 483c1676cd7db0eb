import { calculateJwkThumbprint, type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';

/** The key that a browser is known by. */
export class Device {
  readonly #keys: { readonly publicKey: CryptoKey; readonly privateKey: CryptoKey };

  private constructor(keys: { readonly publicKey: CryptoKey; readonly privateKey: CryptoKey }) {
    this.#keys = keys;
  }

  static async create(): Promise<Device> {
    return new Device(await generateKeyPair('ES256'));
  }

  async thumbprint(): Promise<string> {
    return calculateJwkThumbprint(await exportJWK(this.#keys.publicKey));
  }

  /** Signs claims as a proof, with a `jti` and a time unless there are some. */
  async prove(claims: Record<string, unknown>, typ = 'fs-device+jwt'): Promise<string> {
    const iat = Math.floor(Date.now() / 1000);
    return new SignJWT({ jti: crypto.randomUUID(), iat, ...claims })
      .setProtectedHeader({ typ, alg: 'ES256', jwk: await exportJWK(this.#keys.publicKey) })
      .sign(this.#keys.privateKey);
  }
}
