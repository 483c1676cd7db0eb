import { createClient, type ClientOptions } from '../../../sdk/index.ts';

/** A request as the lender got it. */
export interface Sent {
  method: string;
  path: string;
  url: string;
  headers: Headers;
  body: string;
  credentials: RequestCredentials;
  form: URLSearchParams;
  /** Claims of the DPoP proof. */
  proof: Record<string, unknown>;
  /** Header of the DPoP proof. */
  proofHeader: { typ: string; alg: string; jwk: JsonWebKey };
}

export type Answer = Response | Promise<Response> | ((sent: Sent) => Response | Promise<Response>);

/** A lender inside a function: answers from a script, and keeps a record of what was asked. */
export class LenderDouble {
  static readonly origin = 'https://lender.example';
  readonly requests: Sent[] = [];
  readonly #script = new Map<string, Answer[]>();
  #tokens = 0;

  constructor() {
    this.on('POST /oauth/challenge', () => json({ authorization_code: 'code-1' }));
    this.on('POST /oauth/token', () => this.tokens());
    this.on('POST /oauth/revoke', () => json({}));
    this.on('GET /v1/accounts', () => json({ items: [], nextCursor: null }));
  }

  /** Answers in turn; the last one for ever. */
  on(route: string, ...answers: Answer[]): this {
    this.#script.set(route, answers);
    return this;
  }

  /** A client of this lender; without a client id, one that nobody else has. */
  client(options: Partial<ClientOptions> = {}) {
    return createClient({
      lender: LenderDouble.origin,
      clientId: crypto.randomUUID(),
      fetch: this.fetch,
      ...options,
    });
  }

  /** A client of this lender with somebody signed in. */
  async signedIn(options: Partial<ClientOptions> = {}) {
    const client = this.client(options);
    await client.auth.signIn({ userId: 'alex.current', password: 'a-password' });
    return client;
  }

  /** What was asked at one route. */
  to(route: string): Sent[] {
    return this.requests.filter(({ method, path }) => `${method} ${path}` === route);
  }

  /** A token response with a new access token and always the same refresh token. */
  tokens(fields: Record<string, unknown> = {}): Response {
    this.#tokens += 1;
    return json({
      access_token: `access-${String(this.#tokens)}`,
      token_type: 'DPoP',
      expires_in: 300,
      refresh_token: 'refresh-1',
      ...fields,
    });
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const sent = await record(request);
    this.requests.push(sent);
    const route = `${sent.method} ${sent.path}`;
    const answers = this.#script.get(route) ?? [problem(404, 'not_found')];
    const answer = (answers.length > 1 ? answers.shift() : answers[0])!;
    const response = await unlessAborted(
      request.signal,
      typeof answer === 'function' ? answer(sent) : answer,
    );
    return response.clone();
  };
}

/** A JSON answer. */
export function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), {
    ...init,
    headers: { 'Content-Type': 'application/json', ...init.headers },
  });
}

/** A problem document. */
export function problem(status: number, code: string, headers: HeadersInit = {}): Response {
  const body = { type: 'about:blank', title: 'No.', status, code, requestId: 'req-1' };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
}

/** What a resource server answers to a token that is over. */
export function tokenRefused(): Response {
  return problem(401, 'unauthorized', { 'WWW-Authenticate': 'DPoP error="invalid_token"' });
}

/** A promise to be settled by hand. */
export function deferred<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

/** What a promise rejects with; fails where it does not. */
export async function rejection(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('expected a rejection');
}

async function record(request: Request): Promise<Sent> {
  const { pathname } = new URL(request.url);
  const body = await request.clone().text();
  const [header = '', claims = ''] = (request.headers.get('DPoP') ?? '').split('.');
  return {
    method: request.method,
    path: pathname,
    url: request.url,
    headers: new Headers(request.headers),
    body,
    credentials: request.credentials,
    form: new URLSearchParams(body),
    proofHeader: decode(header) as unknown as Sent['proofHeader'],
    proof: decode(claims),
  };
}

function decode(part: string): Record<string, unknown> {
  const text = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/** Waits, a task at a time, until something holds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve));
}

function unlessAborted<T>(signal: AbortSignal, work: T | Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason as Error);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp);
    Promise.resolve(work).then(resolve, reject);
  });
}
