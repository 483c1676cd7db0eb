import type { Options } from 'ky';
import { ContractError, NetworkError, SignedOutError } from './errors/index.ts';
import { part } from './part.ts';
import type { Authorizer, Credentials } from './session/credentials.ts';
import type { ProofKey } from './session/proof-key.ts';
import { ProofSender, type Fetch, type Fill } from './session/proof-sender.ts';
import { withDeadline } from './transport/deadline.ts';
import { toRefusal } from './transport/refusal.ts';
import { validate, type LazySchema } from './transport/validate.ts';

/** Options of every call. */
export interface CallOptions {
  /** Gives the call up; it then rejects with the signal's reason, a native `AbortError`. */
  signal?: AbortSignal | undefined;
}

/** Options of calls that move money. */
export interface KeyedOptions extends CallOptions {
  /**
   * Names one intent of the customer, 1 to 200 visible ASCII characters, such as a UUID. Make it when
   * the customer confirms, keep it until there is an answer: the same key never pays twice.
   */
  idempotencyKey: string;
}

/** How a transport is set up. */
export interface TransportOptions {
  /** Origin of the lender. */
  lender: string;
  fetch: typeof fetch;
  /** Milliseconds for a call, retries included. */
  timeout: number;
  /** The lender's, where it is known already. */
  nonce?: string | undefined;
}

interface Call<T> extends CallOptions {
  /** Shape of the answer; left out where there is none. */
  schema?: LazySchema<T>;
  /** Headers of a request for a file, which is answered as it is. */
  file?: Record<string, string>;
  idempotencyKey?: string | undefined;
  /** Version that is changed. */
  ifMatch?: string | undefined;
  query?: Record<string, string | number | undefined> | undefined;
  input?: unknown;
  /** For anyone: sent without a token. */
  open?: boolean | undefined;
  /** Completes each attempt once the server's nonce is known. */
  fill?: Fill | undefined;
}

interface FormCall<T> extends CallOptions {
  schema?: LazySchema<T>;
  form: Record<string, string>;
  key: ProofKey;
  keepalive?: boolean;
  /** Milliseconds, where less than usual. */
  timeout?: number;
  /** Completes each attempt once the server's nonce is known. */
  fill?: Fill | undefined;
}

/** No cookies, nothing from a cache, and no secret sent on to where a redirect points. */
const sending = {
  credentials: 'omit',
  cache: 'no-store',
  redirect: 'error',
  headers: { Accept: 'application/json' },
} as const satisfies RequestInit;

/**
 * The one way to the lender: proof and token, idempotency key, retries, refusal to error, schema check.
 *
 * An attempt that got no answer, a 503 or a 429 is repeated where that is safe: reads, and mutations
 * with a key. Every attempt is signed afresh, and sends the same idempotency key.
 */
export class Transport {
  /** Gives tokens to calls under `/v1`; set once the session exists. */
  authorizer: Authorizer | undefined;
  /** Milliseconds for a call, retries included. */
  readonly timeout: number;
  /** Sends a request as it is. */
  readonly send: Fetch;
  readonly #lender: string;
  readonly #openCalls = part(() => import('./transport/calls.ts'));
  readonly #sender: ProofSender;

  constructor({ lender, fetch, timeout, nonce }: TransportOptions) {
    this.timeout = timeout;
    this.send = answered(fetch);
    this.#sender = new ProofSender(this.send, nonce ? [[lender, nonce]] : []);
    this.#lender = lender;
  }

  /** Fetches what calls under `/v1` are made with; a sign-in does without. */
  async prepare(): Promise<void> {
    await this.#openCalls();
  }

  get<T>(route: string, call: Call<T>): Promise<T> {
    return this.#call('get', route, call);
  }

  post<T>(route: string, call: Call<T>): Promise<T> {
    return this.#call('post', route, call);
  }

  put<T>(route: string, call: Call<T>): Promise<T> {
    return this.#call('put', route, call);
  }

  patch<T>(route: string, call: Call<T>): Promise<T> {
    return this.#call('patch', route, call);
  }

  delete<T>(route: string, call: Call<T>): Promise<T> {
    return this.#call('delete', route, call);
  }

  /**
   * Posts a form to the authorization server. Never repeated: a code is good once, a password try counts.
   *
   * @param route relative to the lender's origin, or a whole address
   */
  form<T>(route: string | URL, call: FormCall<T>): Promise<T> {
    const { schema, form, signal, keepalive = false, timeout = this.timeout } = call;
    return withDeadline(Math.min(timeout, this.timeout), signal, async (limit) => {
      const request = new Request(new URL(route, this.#lender), {
        ...sending,
        method: 'POST',
        body: new URLSearchParams(form),
        keepalive,
        signal: limit,
      });
      const response = await this.#sender.send(request, call);
      if (response.ok) return read(response, schema);
      throw toRefusal(response, await response.json().catch(() => undefined));
    });
  }

  #call<T>(
    method: 'get' | 'post' | 'put' | 'patch' | 'delete',
    route: string,
    call: Call<T>,
  ): Promise<T> {
    const { schema, file, input, query, idempotencyKey, ifMatch, signal, open, fill } = call;
    let first: Credentials | undefined;
    const endsAt = Date.now() + this.timeout;
    return withDeadline(this.timeout, signal, async (limit) => {
      const { repeated } = await this.#openCalls();
      const options: Options = {
        ...sending,
        method,
        prefix: this.#lender,
        signal: limit,
        ...(input === undefined ? {} : { json: input }),
        ...(query ? { searchParams: query } : {}),
        headers: {
          ...sending.headers,
          ...file,
          ...(idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey }),
          ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }),
        },
        fetch: async (request) => {
          if (open) return this.send(request as Request);
          const { authorizer } = this;
          if (!authorizer) throw new SignedOutError();
          const credentials = await authorizer.credentials();
          // A repetition belongs to the customer who began, not to who has signed in since.
          first ??= credentials;
          if (!authorizer.isCurrent(first)) throw new SignedOutError();
          return this.#authorized(request as Request, authorizer, credentials, fill);
        },
      };
      const safe = method === 'get' || idempotencyKey !== undefined;
      const response = await repeated(route, options, safe, endsAt);
      return file ? (response as T) : read(response, schema);
    });
  }

  /** One attempt with a token; a refused token is renewed once. */
  async #authorized(
    request: Request,
    authorizer: Authorizer,
    given: Credentials,
    fill: Fill | undefined,
  ): Promise<Response> {
    const again = request.clone();
    let credentials = given;
    let response = await this.#sender.send(request, { ...credentials, fill });
    if (isTokenRefused(response)) {
      credentials = await authorizer.renew(credentials);
      response = await this.#sender.send(again, { ...credentials, fill });
    }
    if (isTokenRefused(response)) {
      const refusal = toRefusal(response, undefined);
      authorizer.expire(credentials);
      throw new SignedOutError(true, refusal);
    }
    // A balance that arrives after sign-out must not reach the page.
    if (request.method === 'GET' && !authorizer.isCurrent(credentials)) throw new SignedOutError();
    return response;
  }
}

/** Reads the whole answer, so that a connection cut halfway counts as no answer, and is repeated as one. */
function answered(fetch: typeof globalThis.fetch): Fetch {
  return async (request) => {
    try {
      const response = await fetch(request);
      const body = await response.arrayBuffer();
      const { status, statusText, headers } = response;
      return new Response(body.byteLength > 0 ? body : null, { status, statusText, headers });
    } catch (error) {
      throw new NetworkError(error);
    }
  };
}

/** A 401 for any other reason, such as a faulty proof, is not mended by another token. */
function isTokenRefused({ status, headers }: Response): boolean {
  return status === 401 && !/error="(?!invalid_token")/.test(headers.get('WWW-Authenticate') ?? '');
}

async function read<T>(response: Response, schema: LazySchema<T> | undefined): Promise<T> {
  if (!schema) return undefined as T;
  const requestId = response.headers.get('X-Request-Id') ?? undefined;
  let data: unknown;
  try {
    data = await response.json();
  } catch {
    // The parser's own message quotes the answer, so it is not kept.
    throw new ContractError({ path: '', reason: 'not JSON', requestId });
  }
  return validate(schema(), data, requestId);
}
