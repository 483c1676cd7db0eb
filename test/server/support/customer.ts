import { createHash, randomBytes } from 'node:crypto';
import * as DPoP from 'dpop';
import type { Account, Page, Payment, PaymentMethod } from '../../../sdk/contract/index.ts';
import { personaPassword } from '../../../demo/server/seed.ts';

/** What came back. */
export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
  /** The body as it came. */
  readonly text: string;
}

/** Somebody who calls the API, with a proof key and, once signed in, a token. */
export class Customer {
  readonly origin: string;
  readonly #key: DPoP.KeyPair;
  readonly #verifier = randomBytes(32).toString('base64url');
  #token: string | undefined;
  #nonce: string | undefined;

  private constructor(origin: string, key: DPoP.KeyPair) {
    this.origin = origin;
    this.#key = key;
  }

  /** Somebody with a key and no token. */
  static async stranger(origin: string): Promise<Customer> {
    return new Customer(origin, await DPoP.generateKeyPair('ES256'));
  }

  /** A persona, signed in by password. */
  static async signIn(
    origin: string,
    userId: string,
    password = personaPassword,
  ): Promise<Customer> {
    const customer = await Customer.stranger(origin);
    const challenge = await customer.tryPassword(userId, password);
    const token = await customer.#form('/oauth/token', {
      grant_type: 'authorization_code',
      client_id: 'portal',
      code: String(challenge.body['authorization_code']),
      code_verifier: customer.#verifier,
    });
    if (token.status !== 200) throw new Error(`${userId} could not sign in: ${token.text}`);
    customer.#token = String(token.body['access_token']);
    return customer;
  }

  /** The same browser, at another server of the same lender. */
  at(origin: string): Customer {
    const customer = new Customer(origin, this.#key);
    customer.#token = this.#token;
    return customer;
  }

  /** Sends user ID and password, and says what came back. */
  tryPassword(userId: string, password: string): Promise<Answer> {
    return this.#form('/oauth/challenge', {
      response_type: 'code',
      client_id: 'portal',
      scope: 'accounts payments profile',
      code_challenge: createHash('sha256').update(this.#verifier).digest('base64url'),
      code_challenge_method: 'S256',
      username: userId,
      password,
    });
  }

  /** The access token. */
  get token(): string {
    return this.#token ?? '';
  }

  /** Sends any request, with the proof and token there are. */
  async send<T = Record<string, unknown>>(
    path: string,
    init: { method?: string; body?: string; headers?: Record<string, string> } = {},
  ): Promise<Answer<T>> {
    const first = await this.#attempt<T>(path, init);
    const wantsNonce =
      first.headers.get('www-authenticate')?.includes('use_dpop_nonce') ||
      first.text.includes('use_dpop_nonce');
    return wantsNonce ? this.#attempt<T>(path, init) : first;
  }

  get<T = Record<string, unknown>>(path: string): Promise<Answer<T>> {
    return this.send<T>(path);
  }

  post<T = Record<string, unknown>>(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    return this.send<T>(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  }

  /** Reads a file. */
  async bytes(
    path: string,
    method = 'GET',
    more: Record<string, string> = {},
  ): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
    // Learns the nonce, which a file's bytes could not ask for.
    await this.get('/v1/accounts');
    const url = new URL(path, this.origin);
    const proof = await DPoP.generateProof(
      this.#key,
      url.origin + url.pathname,
      method,
      this.#nonce,
      this.#token,
    );
    const headers = { ...more, dpop: proof, authorization: `DPoP ${this.token}` };
    const response = await fetch(url, { method, headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes };
  }

  /** Submits a payment under a key. */
  pay(accountId: string, input: unknown, key: string): Promise<Answer<Payment>> {
    return this.post(`/v1/accounts/${accountId}/payments`, input, { 'idempotency-key': key });
  }

  /** The first account. */
  async account(): Promise<Account> {
    const { body } = await this.get<Page<Account>>('/v1/accounts');
    return first(body.items);
  }

  /** The first verified method. */
  async method(): Promise<PaymentMethod> {
    const { body } = await this.get<Page<PaymentMethod>>('/v1/payment-methods');
    return first(body.items.filter(({ status }) => status === 'verified'));
  }

  /** A payment input for the first account and method, dated the earliest day. */
  async order(amount: number, date?: string) {
    const [account, method] = [await this.account(), await this.method()];
    return {
      accountId: account.id,
      input: {
        amount: { amount, currency: 'USD' },
        methodId: method.id,
        date: date ?? account.asOf,
      },
    };
  }

  async #form(path: string, form: Record<string, string>): Promise<Answer> {
    return this.send(path, {
      method: 'POST',
      body: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }

  async #attempt<T>(
    path: string,
    init: { method?: string; body?: string; headers?: Record<string, string> },
  ): Promise<Answer<T>> {
    const url = new URL(path, this.origin);
    const proof = await DPoP.generateProof(
      this.#key,
      url.origin + url.pathname,
      init.method ?? 'GET',
      this.#nonce,
      this.#token,
    );
    const response = await fetch(url, {
      ...init,
      headers: {
        dpop: proof,
        ...(this.#token !== undefined && { authorization: `DPoP ${this.#token}` }),
        ...init.headers,
      },
    });
    this.#nonce = response.headers.get('dpop-nonce') ?? this.#nonce;
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') ?? false;
    const body = (json && text ? JSON.parse(text) : {}) as T;
    return { status: response.status, headers: response.headers, body, text };
  }
}

/** The first of some. */
export function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('There is none.');
  return item;
}
