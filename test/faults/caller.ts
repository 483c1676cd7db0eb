import { createHash, randomBytes } from 'node:crypto';
import { Agent as HttpAgent, request } from 'node:http';
import * as DPoP from 'dpop';
import { exportJWK, SignJWT } from 'jose';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Record<string, unknown>;
}

interface Sent {
  readonly method?: string;
  readonly form?: Record<string, string>;
  readonly json?: unknown;
  readonly token?: string;
}

const scope = 'accounts payments profile';

/** Somebody at an address of their own: all of 127.0.0.0/8 is this machine, and each address counts by itself. */
export class Caller {
  readonly #origin: URL;
  readonly #agent: HttpAgent;
  readonly #key: DPoP.KeyPair;
  readonly #verifier = randomBytes(32).toString('base64url');
  #nonce: string | undefined;
  /** The key by which a device is recognised; made when it is first needed. */
  #device: Promise<DPoP.KeyPair> | undefined;

  private constructor(origin: string, address: string, key: DPoP.KeyPair) {
    this.#origin = new URL(origin);
    // A connection each: one that is kept may be closed by the server in the moment it is used.
    this.#agent = new HttpAgent({ keepAlive: false, localAddress: address });
    this.#key = key;
  }

  static async at(origin: string, address = '127.0.0.1'): Promise<Caller> {
    return new Caller(origin, address, await DPoP.generateKeyPair('ES256'));
  }

  close(): void {
    this.#agent.destroy();
  }

  /** Form of the first request of a sign-in. */
  form(userId: string, password: string): Record<string, string> {
    return {
      response_type: 'code',
      client_id: 'portal',
      scope,
      code_challenge: createHash('sha256').update(this.#verifier).digest('base64url'),
      code_challenge_method: 'S256',
      username: userId,
      password,
    };
  }

  /** Tries a password; with `recognised`, as the device that was made known. */
  async tryPassword(userId: string, password: string, recognised = false): Promise<Answer> {
    const form = this.form(userId, password);
    if (!recognised) return this.send('/oauth/challenge', { form });
    if (this.#nonce === undefined) await this.send('/oauth/challenge', { form: {} });
    const proof = await this.#deviceProof('/oauth/challenge');
    return this.send('/oauth/challenge', { form: { ...form, device_proof: proof } });
  }

  /** Trades a code for an access token. */
  async redeem(code: string): Promise<string> {
    const { body } = await this.send('/oauth/token', {
      form: {
        grant_type: 'authorization_code',
        client_id: 'portal',
        code,
        code_verifier: this.#verifier,
      },
    });
    return String(body['access_token']);
  }

  /** Makes this device known to the lender, for the customer whose token it is. */
  async makeKnown(token: string): Promise<Answer> {
    return this.send('/v1/devices', {
      json: { proof: await this.#deviceProof('/v1/devices') },
      token,
    });
  }

  /** Sends a request with a fresh proof, once more where the server gives a nonce. */
  async send(path: string, sent: Sent): Promise<Answer> {
    const first = await this.#attempt(path, sent);
    const wantsNonce =
      first.body['error'] === 'use_dpop_nonce' ||
      String(first.headers['www-authenticate']).includes('use_dpop_nonce');
    return wantsNonce ? this.#attempt(path, sent) : first;
  }

  async #deviceProof(path: string): Promise<string> {
    const { privateKey, publicKey } = await (this.#device ??= DPoP.generateKeyPair('ES256'));
    return new SignJWT({
      htm: 'POST',
      htu: `${this.#origin.origin}${path}`,
      jti: crypto.randomUUID(),
      iat: Math.floor(Date.now() / 1000),
      nonce: this.#nonce,
      dpop_jkt: await DPoP.calculateThumbprint(this.#key.publicKey),
    })
      .setProtectedHeader({
        alg: 'ES256',
        typ: 'fs-device+jwt',
        jwk: await exportJWK(publicKey),
      })
      .sign(privateKey);
  }

  async #attempt(path: string, { method = 'POST', form, json, token }: Sent): Promise<Answer> {
    const url = `${this.#origin.origin}${path}`;
    const proof = await DPoP.generateProof(this.#key, url, method, this.#nonce, token);
    const answer = await new Promise<Answer>((resolve, reject) => {
      const asking = request(
        {
          // The address that the server listens on, so that the name does not choose the family.
          host: '127.0.0.1',
          port: this.#origin.port,
          path,
          method,
          agent: this.#agent,
          headers: {
            host: this.#origin.host,
            dpop: proof,
            ...(token !== undefined && { authorization: `DPoP ${token}` }),
            ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
            ...(json !== undefined && { 'content-type': 'application/json' }),
          },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          response.once('error', reject).once('end', () => {
            const body = text ? (JSON.parse(text) as Record<string, unknown>) : {};
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
          });
        },
      );
      asking.once('error', reject);
      asking.end(form ? new URLSearchParams(form).toString() : json && JSON.stringify(json));
    });
    this.#nonce = [answer.headers['dpop-nonce']].flat()[0] ?? this.#nonce;
    return answer;
  }
}
