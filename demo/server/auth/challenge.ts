import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Logger } from 'pino';
import {
  type ChallengeRequest,
  challengeRequestSchema,
  routes,
} from '../../../sdk/contract/index.ts';
import type { Db } from '../db/open.ts';
import type { AppEnv } from '../http/env.ts';
import { type AuthClient, type ClientRegistry, scopes } from './clients.ts';
import type { AcceptedSignIn } from './codes.ts';
import { corsHeaders, preflightHeaders } from './cors.ts';
import { describeDevice } from './device.ts';
import type { Nonces } from './nonces.ts';
import { OAuthError, oauthErrorHeaders, toOAuthError } from './oauth-error.ts';
import { type Proof, ProofError } from './proof.ts';
import type { RateLimit } from './rate-limit.ts';
import type { SignIn } from './sign-in.ts';
import { beginStep } from './steps.ts';
import { takeProof } from './take-proof.ts';

/**
 * `POST /oauth/challenge`: the first step of a first-party sign-in, in the shape of the
 * authorization challenge endpoint of draft-ietf-oauth-first-party-apps.
 */
export function createChallengeRoute(options: {
  readonly db: Db;
  readonly origin: string;
  readonly clients: ClientRegistry;
  readonly nonces: Nonces;
  readonly rateLimit: RateLimit;
  readonly signIn: SignIn;
  readonly issueCode: (signIn: AcceptedSignIn) => Promise<string>;
  readonly logger: Logger;
}): Hono<AppEnv> {
  const { db, clients, nonces, logger } = options;
  const url = `${options.origin}${routes.challenge}`;
  const app = new Hono<AppEnv>();

  app.options(routes.challenge, (c) => {
    const origin = c.req.header('origin');
    const allowed = origin !== undefined && clients.isApiOrigin(origin);
    return c.body(null, 204, allowed ? preflightHeaders(origin, 'POST') : {});
  });

  app.post(
    routes.challenge,
    bodyLimit({
      maxSize: 8 * 1024,
      onError: () => {
        throw new OAuthError(413, 'invalid_request', 'the body is too large');
      },
    }),
    async (c) => {
      const origin = c.req.header('origin');
      if (origin !== undefined) {
        refuseUnless(clients.isApiOrigin(origin));
        for (const [name, value] of Object.entries(corsHeaders(origin))) c.header(name, value);
      }
      await options.rateLimit.consume(getConnInfo(c).remote.address ?? '');
      const request = readRequest(c.req.header('content-type'), await c.req.text());
      const client = findClient(clients, request);
      if (origin !== undefined) refuseUnless(client.apiOrigins.includes(origin));
      c.header('cache-control', 'no-store');
      c.header('dpop-nonce', nonces.next());
      const proof = await proofOf(c.req.header('dpop'));

      const outcome = await options.signIn(request.username, request.password);
      logger.info({ requestId: c.get('requestId'), outcome: outcome.status }, 'sign-in');
      if (outcome.status === 'refused') {
        throw new OAuthError(400, 'invalid_grant', 'user ID or password is wrong');
      }
      if (outcome.status === 'locked') {
        throw new OAuthError(403, 'access_denied', 'sign-in is locked', {
          locked_until: outcome.until.toISOString(),
        });
      }
      const accepted: AcceptedSignIn = {
        customerId: outcome.customerId,
        clientId: client.id,
        scope: request.scope,
        codeChallenge: request.code_challenge,
        jkt: proof.jkt,
        device: describeDevice(c.req.header('user-agent')),
      };
      if (outcome.secondFactor !== null) {
        throw new OAuthError(403, 'insufficient_authorization', 'a second factor is required', {
          auth_session: await beginStep(db, accepted, outcome.secondFactor),
          challenge: { kind: outcome.secondFactor },
        });
      }
      return c.json({ authorization_code: await options.issueCode(accepted) });
    },
  );

  app.all(routes.challenge, (c) => {
    c.header('allow', 'POST, OPTIONS');
    throw new OAuthError(405, 'invalid_request', 'send a POST');
  });

  app.onError((error, c) => {
    const answer = toOAuthError(error);
    const requestId = c.get('requestId');
    if (answer.status === 500) logger.error({ err: error, requestId }, 'challenge failed');
    return c.body(
      JSON.stringify({ ...answer.body, request_id: requestId }),
      answer.status,
      oauthErrorHeaders(answer),
    );
  });

  async function proofOf(jwt: string | undefined): Promise<Proof> {
    try {
      return await takeProof({ db, nonces }, jwt, { method: 'POST', url });
    } catch (error) {
      if (!(error instanceof ProofError)) throw error;
      throw new OAuthError(400, error.code, error.message);
    }
  }

  return app;
}

function refuseUnless(allowed: boolean): void {
  if (!allowed) throw new OAuthError(403, 'invalid_request', 'origin not allowed');
}

function readRequest(type: string | undefined, body: string): ChallengeRequest {
  if (type?.split(';')[0]?.trim().toLowerCase() !== 'application/x-www-form-urlencoded') {
    throw new OAuthError(415, 'invalid_request', 'send application/x-www-form-urlencoded');
  }
  const form = new URLSearchParams(body);
  const names = [...form.keys()];
  if (new Set(names).size !== names.length) {
    throw new OAuthError(400, 'invalid_request', 'a parameter is there twice');
  }
  const parsed = challengeRequestSchema().safeParse(Object.fromEntries(form));
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))];
  throw new OAuthError(400, 'invalid_request', `missing or malformed: ${fields.join(', ')}`);
}

function findClient(clients: ClientRegistry, request: ChallengeRequest): AuthClient {
  const client = clients.find(request.client_id);
  if (!client) throw new OAuthError(401, 'invalid_client', 'the client is not registered');
  const asked = request.scope.split(' ');
  if (!asked.every((scope) => (scopes as readonly string[]).includes(scope))) {
    throw new OAuthError(400, 'invalid_scope', `the scopes are ${scopes.join(', ')}`);
  }
  return client;
}
