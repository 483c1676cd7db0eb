import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Logger } from 'pino';
import { routes } from '../../../sdk/contract/index.ts';
import type { Db } from '../db/open.ts';
import type { AppEnv } from '../http/env.ts';
import { type ChallengeForm, checkScope, readChallengeForm } from './challenge-form.ts';
import type { ClientRegistry } from './clients.ts';
import type { Caller, Conversation, Turn } from './conversation.ts';
import { corsHeaders, preflightHeaders } from './cors.ts';
import { describeDevice } from './device.ts';
import type { KnownDevices } from './known-devices.ts';
import type { Nonces } from './nonces.ts';
import { OAuthError, oauthErrorHeaders, toOAuthError } from './oauth-error.ts';
import { type Proof, ProofError } from './proof.ts';
import type { RateLimit } from './rate-limit.ts';
import { takeProof } from './take-proof.ts';

/** Bytes; a passkey's answer is by far the longest. */
const bodyBytes = 24 * 1024;

/**
 * `POST /oauth/challenge`: a first-party sign-in, in the shape of the authorization challenge
 * endpoint of draft-ietf-oauth-first-party-apps.
 */
export function createChallengeRoute(options: {
  readonly db: Db;
  readonly origin: string;
  readonly clients: ClientRegistry;
  readonly nonces: Nonces;
  readonly rateLimit: RateLimit;
  readonly devices: KnownDevices;
  readonly conversation: Conversation;
  readonly logger: Logger;
}): Hono<AppEnv> {
  const { db, clients, nonces, conversation, logger } = options;
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
      maxSize: bodyBytes,
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
      const form = readChallengeForm(c.req.header('content-type'), await c.req.text());
      const client = clients.find(form.clientId);
      if (!client) throw new OAuthError(401, 'invalid_client', 'the client is not registered');
      if ('request' in form) checkScope(form.request.scope);
      if (origin !== undefined) refuseUnless(client.apiOrigins.includes(origin));
      c.header('cache-control', 'no-store');
      c.header('dpop-nonce', nonces.next());
      const { jkt } = await proofOf(c.req.header('dpop'));
      const turn = await take(form, {
        clientId: client.id,
        jkt,
        device: describeDevice(c.req.header('user-agent')),
        deviceKey: await options.devices.prove(form.deviceProof, { url, dpopJkt: jkt }),
      });
      logger.info({ requestId: c.get('requestId'), outcome: turn.status }, 'sign-in');
      return c.json({ authorization_code: codeOf(turn) });
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

  function take(form: ChallengeForm, caller: Caller): Promise<Turn> {
    switch (form.step) {
      case 'begin':
        return conversation.begin(caller, form.request, form.typed);
      case 'passkey':
        return conversation.beginPasskey(caller, form.request);
      case 'solve':
        return conversation.solve(caller, form.authSession, form.solution, form.typed);
      case 'answer':
        return conversation.answer(caller, form.authSession, form.answer);
    }
  }

  return app;
}

/**
 * The code that a turn ended with.
 *
 * @throws {@link OAuthError} where there is none: what to do next, or why there is nothing to do
 */
function codeOf(turn: Turn): string {
  switch (turn.status) {
    case 'accepted':
      return turn.code;
    case 'challenge':
      throw new OAuthError(403, 'insufficient_authorization', 'a further step is required', {
        auth_session: turn.authSession,
        challenge: turn.challenge,
      });
    case 'locked':
      throw new OAuthError(403, 'access_denied', 'sign-in is locked', {
        locked_until: turn.until.toISOString(),
      });
    case 'refused':
      throw new OAuthError(400, 'invalid_grant', 'user ID or password is wrong');
    case 'misplaced':
      throw new OAuthError(400, 'invalid_request', 'this is no answer to what was asked');
    case 'over':
      throw new OAuthError(400, 'invalid_session', 'the sign-in is over; begin again');
  }
}

function refuseUnless(allowed: boolean): void {
  if (!allowed) throw new OAuthError(403, 'invalid_request', 'origin not allowed');
}
