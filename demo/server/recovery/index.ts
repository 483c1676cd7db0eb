import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { routes } from '../../../sdk/contract/index.ts';
import type { Auth } from '../auth/index.ts';
import type { Config } from '../config.ts';
import type { Db } from '../db/open.ts';
import { repeat } from '../auth/purge.ts';
import type { AppEnv } from '../http/env.ts';
import { limitBy, perAddress } from '../http/rate-limit.ts';
import type { Mail } from '../mail/index.ts';
import type { Clock } from '../sandbox/clock.ts';
import { createInvitations, type Invitations } from './invitations.ts';
import { createPasswordResets } from './password-resets.ts';
import { createRegistrationRoutes } from './registration-routes.ts';
import { createRegistrations } from './registrations.ts';
import { createReleaseRoute } from './release-route.ts';
import { ResetMailer } from './reset-mailer.ts';
import { createResetRoutes } from './reset-routes.ts';

/** Ways in for who has no password, or not any more. */
export interface Recovery {
  /** Serves password resets, registration and, in the sandbox, the end of a lock; mount it at the root. */
  readonly routes: Hono<AppEnv>;
  readonly invitations: Pick<Invitations, 'send'>;
  /** Writes the mails that were asked for; resolved when they are in the outbox. */
  flush(): Promise<void>;
  /** Deletes what has expired; done once a minute anyway. */
  purge(): Promise<void>;
  /** Stops the work in the background. */
  close(): Promise<void>;
}

/** Builds recovery and registration over an open database. */
export async function createRecovery(options: {
  readonly db: Db;
  readonly auth: Pick<Auth, 'passwords' | 'sessions' | 'release'>;
  readonly mail: Pick<Mail, 'send'>;
  readonly clock: Clock;
  /** The lender's own. */
  readonly origin: string;
  readonly config: Pick<Config, 'secondFactor'>;
  readonly logger: Logger;
}): Promise<Recovery> {
  const resetMailer = new ResetMailer(options);
  const resets = createPasswordResets({
    ...options,
    policy: options.config.secondFactor,
    secret: await loadSecret(options.db),
    onRequest: () => resetMailer.wake(),
  });
  const invitations = createInvitations(options);
  const registrations = createRegistrations({ ...options, invitations });
  const app = new Hono<AppEnv>();
  // Every one of these is asked for by a person, once.
  const limit = limitBy({ requests: 300, seconds: 60 }, perAddress);
  for (const path of [routes.passwordResets, '/v1/invitations', routes.registrations]) {
    app.use(`${path}/*`, limit);
  }
  app.route('/', createResetRoutes(resets));
  app.route('/', createRegistrationRoutes(invitations, registrations));
  app.route('/', createReleaseRoute(options));
  const purge = () => resets.purge();
  const stopPurging = repeat(60, purge, (error) => {
    options.logger.warn({ err: error }, 'purge failed');
  });
  return {
    routes: app,
    invitations,
    flush: () => resetMailer.flush(),
    purge,
    async close() {
      await stopPurging();
      await resetMailer.close();
    },
  };
}

/** The key of the hashes under which requests are counted; made once. */
async function loadSecret(db: Db): Promise<Buffer> {
  const key = 'recovery_subject';
  await db
    .insertInto('settings')
    .values({ key, value: JSON.stringify({ secret: randomBytes(32).toString('base64url') }) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { value } = await db
    .selectFrom('settings')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return Buffer.from(value.secret, 'base64url');
}
