import { createHmac } from 'node:crypto';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Db } from '../db/open.ts';
import type { AppEnv, Middleware } from '../http/env.ts';
import type { Clock } from '../sandbox/clock.ts';
import { type Authorize, createAuthenticate, createAuthorize } from './authenticate.ts';
import type { Captcha } from './captcha.ts';
import { createChallengeRoute } from './challenge.ts';
import { type ClientRegistry, createClients } from './clients.ts';
import { issueCode } from './codes.ts';
import { createInteractions, type Interactions } from './interactions.ts';
import { createLockout, normaliseUserId } from './lockout.ts';
import type { SendMail } from './mail.ts';
import { createNonces, type Nonces } from './nonces.ts';
import { createSignInParts } from './parts.ts';
import { createPasswords, type Passwords } from './passwords.ts';
import type { Proof, ProofTarget } from './proof.ts';
import { createProviderHandler, type ProviderHandler } from './provider-handler.ts';
import { createProvider } from './provider.ts';
import { purgeExpired, repeat } from './purge.ts';
import { createRateLimit, type Rate } from './rate-limit.ts';
import { loadSecrets } from './secrets.ts';
import { createSessionRoutes } from './session-routes.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { takeProof } from './take-proof.ts';

export type { AuthClient, ClientRegistry } from './clients.ts';
export { hashToken } from './adapter.ts';
export { normaliseUserId } from './lockout.ts';
export { interactionPath } from './provider.ts';
export type { Passwords } from './passwords.ts';
export { ProofError } from './proof.ts';
export type { ProviderHandler } from './provider-handler.ts';
export type { Rate } from './rate-limit.ts';
export type { Sessions } from './sessions.ts';

/** What the authorization server needs of the rest. */
export interface AuthOptions {
  readonly db: Db;
  /** Both origins as browsers know them. */
  readonly config: { readonly origin: string; readonly dealerOrigin: string } & Pick<
    Config,
    'argon2Cost' | 'secondFactor'
  > &
    Partial<Pick<Config, 'sealingSecret'>>;
  /** Business time, which lockouts follow; tokens and proofs follow real time. */
  readonly clock: Clock;
  readonly logger: Logger;
  /** The sandbox's own if left out. */
  readonly clients?: ClientRegistry;
  readonly sendMail: SendMail;
  /** Proof of work if left out. */
  readonly captcha?: Captcha;
  /** Made from `config.argon2Cost` if left out. */
  readonly passwords?: Passwords;
  /** Requests an address may make: the challenge, the other endpoints, and pages of the sign-in. */
  readonly rates?: { readonly challenge?: Rate; readonly token?: Rate; readonly pages?: Rate };
}

/** The authorization server, in the parts that an HTTP server mounts. */
export interface Auth {
  /** Serves `/oauth/*` (but the challenge) and `/.well-known/*`. */
  readonly handler: ProviderHandler;
  /** Serves `/oauth/challenge`; mount it at the root. */
  readonly challengeRoute: Hono<AppEnv>;
  /** What the hosted sign-in page works with. */
  readonly interactions: Interactions;
  readonly nonces: Nonces;
  /** Checks a proof that comes without a token. */
  takeProof(jwt: string | undefined, target: ProofTarget): Promise<Proof>;
  /** Lets in who is signed in. */
  readonly authenticate: Middleware;
  /** Lets in who is signed in by a client that was granted a scope. */
  readonly authorize: Authorize;
  /** Stands behind `authorize`: asks for a second factor where the policy does (RFC 9470). */
  readonly requireRecent: Middleware;
  /** Serve sessions, devices, authenticators and step-ups, guarded; mount them at the root. */
  readonly securityRoutes: readonly Hono<AppEnv>[];
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  /**
   * Forgets the failures of a user ID, and so ends the lock that they led to.
   *
   * @param what `passwords` leaves wrong codes counted; `all` ends a lock of the lender's own as well
   * @param using a transaction, where there is one
   */
  release(userId: string, what: 'all' | 'failures' | 'passwords', using?: Db): Promise<void>;
  readonly clients: ClientRegistry;
  /** Hashes a short code under a secret, so that a copy of the database does not tell it. */
  readonly hashCode: (purpose: string, code: string) => string;
  /** Deletes what has expired; done once a minute anyway. */
  purge(): Promise<void>;
  /** Stops the work in the background. */
  close(): Promise<void>;
}

const defaultRates = {
  challenge: { requests: 300, seconds: 60 },
  token: { requests: 1200, seconds: 60 },
  pages: { requests: 300, seconds: 60 },
} as const satisfies Record<string, Rate>;

/** Builds the authorization server over an open database. */
export async function createAuth(options: AuthOptions): Promise<Auth> {
  const { db, clock, logger } = options;
  const { origin } = options.config;
  const secrets = await loadSecrets(db);
  const clients = options.clients ?? createClients(options.config);
  const nonces = createNonces(secrets.nonceSecret);
  const passwords = options.passwords ?? (await createPasswords(options.config.argon2Cost));
  const provider = createProvider({ db, origin, clients, secrets, logger });
  const sessions = createSessions(db, clients);
  const lockout = createLockout(db, secrets.subjectSecret);

  const authenticate = createAuthenticate({ db, origin, clients, nonces });
  const authorize = createAuthorize(authenticate);
  const parts = createSignInParts({
    ...options,
    clients,
    nonces,
    passwords,
    secrets,
    lockout,
    authorize,
    issueCode: (accepted) => issueCode(db, provider, accepted),
  });
  const purge = async () => {
    await purgeExpired(db);
    await lockout.purge(clock.now());
    parts.lockMail.wake();
  };

  // What the last process noted and did not write.
  parts.lockMail.wake();
  const stopPurging = repeat(60, purge, (error) => logger.warn({ err: error }, 'purge failed'));

  return {
    handler: createProviderHandler({
      provider,
      origin,
      clients,
      rateLimit: createRateLimit(options.rates?.token ?? defaultRates.token),
      pageLimit: createRateLimit(options.rates?.pages ?? defaultRates.pages),
      logger,
    }),
    challengeRoute: createChallengeRoute({
      db,
      origin,
      clients,
      nonces,
      rateLimit: createRateLimit(options.rates?.challenge ?? defaultRates.challenge),
      devices: parts.devices,
      conversation: parts.conversation,
      logger,
    }),
    interactions: createInteractions({ db, provider, clients }),
    nonces,
    takeProof: (jwt, target) => takeProof({ db, nonces }, jwt, target),
    authenticate,
    authorize,
    requireRecent: parts.requireRecent,
    securityRoutes: [createSessionRoutes(sessions, authorize('profile')), ...parts.routes],
    sessions,
    passwords,
    async release(userId, what, using = db) {
      await lockout.release(userId, what === 'all' ? 'failures' : what, using);
      if (what !== 'all') return;
      await using
        .updateTable('customers')
        .set({ locked_until: null })
        .where('user_id', '=', normaliseUserId(userId))
        .execute();
    },
    clients,
    hashCode: (purpose, code) =>
      createHmac('sha256', secrets.subjectSecret).update(`${purpose}\n${code}`).digest('base64url'),
    purge,
    async close() {
      await stopPurging();
      await parts.lockMail.close();
    },
  };
}
