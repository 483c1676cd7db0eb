import { createHash, randomBytes } from 'node:crypto';
import * as DPoP from 'dpop';
import type { SignInChallenge } from '../../../sdk/contract/index.ts';
import { solve } from './captcha.ts';
import { Device } from './device-key.ts';
import { password as rightPassword } from './harness.ts';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** Tokens of one sign-in. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** A browser, as far as signing in goes: a key, a nonce, plain fetch. */
export class Agent {
  readonly origin: string;
  readonly clientId: string;
  key: DPoP.KeyPair;
  nonce: string | undefined;
  /** Set once this browser has a key to be known by. */
  device: Device | undefined;
  readonly verifier = randomBytes(32).toString('base64url');

  private constructor(origin: string, key: DPoP.KeyPair, clientId: string) {
    this.origin = origin;
    this.key = key;
    this.clientId = clientId;
  }

  static async create(origin: string, clientId = 'portal'): Promise<Agent> {
    return new Agent(origin, await DPoP.generateKeyPair('ES256'), clientId);
  }

  /** Sends a request with a fresh proof, once more where the server gives a nonce. */
  async send(
    path: string,
    options: {
      method?: string;
      form?: Record<string, string>;
      json?: unknown;
      accessToken?: string;
      headers?: Record<string, string>;
    } = {},
  ): Promise<Answer> {
    const hasBody = options.form !== undefined || options.json !== undefined;
    const method = options.method ?? (hasBody ? 'POST' : 'GET');
    const attempt = async () => {
      const proof = await this.proof(path, method, options.accessToken);
      return this.sendWith(proof, path, { ...options, method });
    };
    const first = await attempt();
    const wantsNonce =
      first.body['error'] === 'use_dpop_nonce' ||
      first.headers.get('www-authenticate')?.includes('use_dpop_nonce');
    return wantsNonce ? attempt() : first;
  }

  proof(path: string, method: string, accessToken?: string): Promise<string> {
    return DPoP.generateProof(this.key, this.origin + path, method, this.nonce, accessToken);
  }

  /** Thumbprint of the key, as `dpop_jkt` announces it. */
  thumbprint(): Promise<string> {
    return DPoP.calculateThumbprint(this.key.publicKey);
  }

  /** Sends a request with this very proof. */
  async sendWith(
    proof: string | undefined,
    path: string,
    options: {
      method: string;
      form?: Record<string, string>;
      json?: unknown;
      accessToken?: string;
      headers?: Record<string, string>;
    },
  ): Promise<Answer> {
    const response = await fetch(this.origin + path, {
      method: options.method,
      headers: {
        ...(proof !== undefined && { dpop: proof }),
        ...(options.accessToken !== undefined && { authorization: `DPoP ${options.accessToken}` }),
        ...(options.json !== undefined && { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(options.json !== undefined && { body: JSON.stringify(options.json) }),
      ...(options.form && { body: new URLSearchParams(options.form) }),
    });
    this.nonce = response.headers.get('dpop-nonce') ?? this.nonce;
    const text = await response.text();
    const body = text ? (JSON.parse(text) as Record<string, unknown>) : {};
    return { status: response.status, headers: response.headers, body };
  }

  challengeForm(username: string, password: string = rightPassword): Record<string, string> {
    return {
      response_type: 'code',
      client_id: this.clientId,
      scope: 'accounts payments profile',
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      username,
      password,
    };
  }

  async challenge(username: string, password?: string, headers: Record<string, string> = {}) {
    const form = this.challengeForm(username, password);
    return this.send('/oauth/challenge', { form: await this.#withDevice(form), headers });
  }

  /** Goes on with a sign-in by an answer to what was asked. */
  async goOn(begun: Answer, answer: Record<string, string>) {
    const authSession = String(begun.body['auth_session']);
    const form = { client_id: this.clientId, auth_session: authSession, ...answer };
    return this.send('/oauth/challenge', { form: await this.#withDevice(form) });
  }

  /** Goes on as far as a token. */
  async tokenOf(done: Answer): Promise<string> {
    const answer = await this.redeem(String(done.body['authorization_code']));
    return String(answer.body['access_token']);
  }

  /** Makes this browser known, by a key that it shows from now on. */
  async becomeKnown(accessToken: string): Promise<Answer> {
    this.device = await Device.create();
    this.nonce ??= (await this.call(accessToken)).headers.get('dpop-nonce') ?? undefined;
    const proof = await this.deviceProof('/v1/devices');
    return this.post(accessToken, '/v1/devices', { proof });
  }

  /** A proof by the device's key, right in everything that is not changed. */
  async deviceProof(path: string, changes: Record<string, unknown> = {}, typ?: string) {
    if (!this.device) throw new Error('It has no key of its own.');
    const claims = {
      htm: 'POST',
      htu: this.origin + path,
      nonce: this.nonce,
      dpop_jkt: await this.thumbprint(),
      ...changes,
    };
    return this.device.prove(claims, typ);
  }

  async #withDevice(form: Record<string, string>): Promise<Record<string, string>> {
    if (!this.device) return form;
    // A proof without a nonce is none; one comes with any answer.
    if (!this.nonce) await this.send('/oauth/challenge', { form: {} });
    return { ...form, device_proof: await this.deviceProof('/oauth/challenge') };
  }

  /** As `challenge`, and solves the captcha if there is one. */
  async guess(username: string, password: string = rightPassword) {
    const begun = await this.challenge(username, password);
    const asked = challengeOf(begun);
    if (asked?.kind !== 'captcha') return begun;
    return this.goOn(begun, { captcha: solve(asked), username, password });
  }

  redeem(code: string) {
    return this.send('/oauth/token', {
      form: {
        grant_type: 'authorization_code',
        client_id: this.clientId,
        code,
        code_verifier: this.verifier,
      },
    });
  }

  refresh(refreshToken: string) {
    return this.send('/oauth/token', {
      form: {
        grant_type: 'refresh_token',
        client_id: this.clientId,
        refresh_token: refreshToken,
      },
    });
  }

  revoke(token: string) {
    return this.send('/oauth/revoke', { form: { client_id: this.clientId, token } });
  }

  /** A call of the API with a body. */
  post(accessToken: string, path: string, json?: unknown) {
    return this.send(path, { method: 'POST', accessToken, json });
  }

  /** A call of the API. */
  call(accessToken: string, path = '/v1/who', method = 'GET') {
    return this.send(path, { method, accessToken });
  }

  /** Signs in as far as tokens. */
  async signIn(
    username: string,
    headers: Record<string, string> = {},
    scope = 'accounts payments profile',
  ): Promise<Tokens> {
    const form = { ...this.challengeForm(username), scope };
    const challenge = await this.send('/oauth/challenge', { form, headers });
    const answer = await this.redeem(String(challenge.body['authorization_code']));
    return {
      accessToken: String(answer.body['access_token']),
      refreshToken: String(answer.body['refresh_token']),
    };
  }
}

/** What an answer asks for. */
export function challengeOf(answer: Answer): SignInChallenge | undefined {
  return answer.body['challenge'] as SignInChallenge | undefined;
}
