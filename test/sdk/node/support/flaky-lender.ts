import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient, type ClientOptions } from '../../../../sdk/index.ts';

/** How the server treats one request. */
export type Behaviour =
  | { status?: number; headers?: Record<string, string>; body?: unknown; text?: string }
  /** Cuts the connection before it answers. */
  | 'reset'
  /** Cuts it in the middle of the body. */
  | 'cut'
  /** Never answers. */
  | 'stall'
  /** Sends half the body and nothing more. */
  | 'stall-body';

/** A request as the server got it, whatever became of the answer. */
export interface Got {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
  /** Identifier of the DPoP proof; a proof sent twice has the same. */
  jti: unknown;
}

/** A small real server that behaves as told, route by route. */
export class FlakyLender {
  readonly requests: Got[] = [];
  readonly #server: Server;
  readonly #script = new Map<string, Behaviour[]>();

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (request, response) => void this.#handle(request, response));
    this.on('POST /oauth/challenge', { body: { authorization_code: 'code' } });
    this.on('POST /oauth/token', {
      body: {
        access_token: 'access',
        token_type: 'DPoP',
        expires_in: 300,
        refresh_token: 'refresh',
      },
    });
    this.on('POST /oauth/revoke', { body: {} });
  }

  static async start(): Promise<FlakyLender> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FlakyLender(server);
  }

  get origin(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** Behaves so in turn; the last one for ever. */
  on(route: string, ...behaviours: Behaviour[]): void {
    this.#script.set(route, behaviours);
  }

  to(route: string): Got[] {
    return this.requests.filter(({ method, path }) => `${method} ${path}` === route);
  }

  client(options: Partial<ClientOptions> = {}) {
    return createClient({ lender: this.origin, clientId: 'portal', ...options });
  }

  async signedIn(options: Partial<ClientOptions> = {}) {
    const client = this.client(options);
    await client.auth.signIn({ userId: 'alex.current', password: 'a-password' });
    return client;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const path = (request.url ?? '').replace(/\?.*/, '');
    const route = `${request.method ?? ''} ${path}`;
    const { headers } = request;
    this.requests.push({
      method: request.method ?? '',
      path,
      headers,
      body,
      jti: jtiOf(headers.dpop),
    });
    const script = this.#script.get(route) ?? [{ status: 404 }];
    behave(response, (script.length > 1 ? script.shift() : script[0]) ?? 'stall');
  }
}

function behave(response: ServerResponse, behaviour: Behaviour): void {
  if (behaviour === 'stall') return;
  if (behaviour === 'reset') {
    response.destroy();
    return;
  }
  if (behaviour === 'cut' || behaviour === 'stall-body') {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
    response.write('{"items":[');
    if (behaviour === 'cut') setImmediate(() => response.destroy());
    return;
  }
  const { status = 200, headers = {}, body, text } = behaviour;
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(text ?? JSON.stringify(body ?? problem(status)));
}

function problem(status: number) {
  const code = status === 503 ? 'unavailable' : status === 429 ? 'rate_limited' : 'not_found';
  return { title: 'No.', status, code, requestId: 'req-1' };
}

function jtiOf(proof: string | string[] | undefined): unknown {
  const [, claims = ''] = String(proof).split('.');
  return (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { jti: unknown }).jti;
}
