import { IncomingMessage, type ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { Logger } from 'pino';
import { isAside } from '../http/asides.ts';
import { portalFor } from '../http/portal.ts';
import { pageLanguage } from '../http/page-words.ts';
import { refusalPage } from '../http/refusal-page.ts';
import type { ClientRegistry } from './clients.ts';
import { corsHeaders, preflightHeaders } from './cors.ts';
import { OAuthError, oauthErrorHeaders, toOAuthError } from './oauth-error.ts';
import { firstPartyRedirectUri, isForPeople } from './provider.ts';
import type { RateLimit } from './rate-limit.ts';
import { requestIdOf } from './request-id.ts';

/** Bytes; the longest honest request is a tenth of it. */
const bodyLimit = 16 * 1024;

/** Of every answer; a page for people brings a policy of its own. */
const strictHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': `default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
} as const;

/** Answers the provider's routes on the lender's HTTP server. */
export type ProviderHandler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Stands in front of oidc-provider: allow-lists of origins, limits of size and rate, and a
 * `redirect_uri` for codes that were issued without one.
 */
export function createProviderHandler(options: {
  readonly provider: Provider;
  readonly origin: string;
  readonly clients: ClientRegistry;
  readonly rateLimit: RateLimit;
  /** For what browsers open. */
  readonly pageLimit: RateLimit;
  readonly logger: Logger;
}): ProviderHandler {
  const { provider, clients, rateLimit, pageLimit, logger } = options;
  finishErrors(provider);
  const callback = provider.callback();
  const site = new URL(options.origin);

  async function post(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { origin } = request.headers;
    if (origin !== undefined) {
      refuseUnless(clients.isApiOrigin(origin));
      setHeaders(response, corsHeaders(origin));
    }
    await rateLimit.consume(request.socket.remoteAddress ?? '');
    const form = new URLSearchParams(await readBody(request));
    const client = clients.find(form.get('client_id') ?? '');
    if (origin !== undefined && client) refuseUnless(client.apiOrigins.includes(origin));
    await callback(amended(request, site, withRedirectUri(form)), response);
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    setHeaders(response, strictHeaders);
    requestIdOf(response);
    if (request.method === 'OPTIONS') {
      const { origin } = request.headers;
      // An origin that is not allowed learns nothing: the browser stops there by itself.
      if (origin !== undefined && clients.isApiOrigin(origin)) {
        setHeaders(response, preflightHeaders(origin, 'POST'));
      }
      response.writeHead(204).end();
    } else if (request.method === 'POST') {
      await post(request, response);
    } else {
      refuseUnless(!isAside(request.headers));
      const limit = isForPeople(pathOf(request)) ? pageLimit : rateLimit;
      await limit.consume(request.socket.remoteAddress ?? '');
      await callback(amended(request, site), response);
    }
  }

  async function fail(
    request: IncomingMessage,
    response: ServerResponse,
    error: unknown,
  ): Promise<void> {
    const answer = toOAuthError(error);
    if (answer.status === 500) logger.error({ err: error }, 'authorization server failed');
    if (response.headersSent) return void response.destroy();
    setHeaders(response, oauthErrorHeaders(answer));
    // What is left of a body too large is not read.
    if (answer.status === 413) response.setHeader('connection', 'close');
    response.statusCode = answer.status;
    if (request.method === 'GET' && isForPeople(pathOf(request))) {
      const reason = answer.status === 429 ? 'busy' : 'failed';
      const language = pageLanguage(request.headers['accept-language']);
      const { html, headers } = refusalPage({ reason, portal: portalFor(options), language });
      setHeaders(response, headers);
      response.end(html);
    } else {
      response.end(JSON.stringify({ ...answer.body, request_id: requestIdOf(response) }));
    }
  }

  return (request, response) => {
    route(request, response)
      .catch((error: unknown) => fail(request, response, error))
      .catch((error: unknown) => {
        logger.error({ err: error }, 'authorization server failed twice');
        response.destroy();
      });
  };
}

/** Gives every error of the provider the request id, and unknown addresses a form of theirs. */
function finishErrors(provider: Provider): void {
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.status === 404 && !ctx.body) {
      ctx.body = { error: 'invalid_request', error_description: 'there is nothing here' };
      ctx.status = 404;
    }
    const body: unknown = ctx.body;
    if (typeof body === 'object' && body !== null && 'error' in body) {
      ctx.body = { ...body, request_id: requestIdOf(ctx.res) };
    }
  });
}

function refuseUnless(allowed: boolean): void {
  if (!allowed) throw new OAuthError(403, 'invalid_request', 'origin not allowed');
}

async function readBody(request: IncomingMessage): Promise<string> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') {
    throw new OAuthError(415, 'invalid_request', 'send application/x-www-form-urlencoded');
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > bodyLimit) throw new OAuthError(413, 'invalid_request', 'the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * The provider asks for a `redirect_uri` when a client has several, and a first-party sign-in has
 * none. A code from the redirect flow does not match this one, so nothing is weakened.
 */
function withRedirectUri(form: URLSearchParams): URLSearchParams {
  if (form.get('grant_type') === 'authorization_code' && !form.has('redirect_uri')) {
    form.set('redirect_uri', firstPartyRedirectUri);
  }
  return form;
}

/**
 * The request as the provider shall see it. It derives addresses, that of the proof included, from
 * header lines that anyone can write, so they are made to say the lender's origin.
 */
function amended(request: IncomingMessage, site: URL, form?: URLSearchParams): IncomingMessage {
  const made = new IncomingMessage(request.socket);
  made.method = request.method;
  made.url = request.url;
  made.httpVersion = request.httpVersion;
  made.headers = {
    ...request.headers,
    'x-forwarded-host': site.host,
    'x-forwarded-proto': site.protocol.slice(0, -1),
  };
  if (form) {
    const body = Buffer.from(form.toString());
    made.headers['content-length'] = String(body.length);
    delete made.headers['transfer-encoding'];
    made.push(body);
  }
  made.push(null);
  // Else its end would count as the connection's.
  made.complete = true;
  return made;
}

function pathOf(request: IncomingMessage): string {
  return request.url?.split('?')[0] ?? '/';
}

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}
