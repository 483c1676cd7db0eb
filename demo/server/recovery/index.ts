import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { routes } from '../../../sdk/contract/index.ts';
import type { Auth } from '../auth/index.ts';
import type { Db } from '../db/open.ts';
import type { AppEnv } from '../http/env.ts';
import { limitBy, perAddress } from '../http/rate-limit.ts';
import type { Mail } from '../mail/index.ts';
import type { Clock } from '../sandbox/clock.ts';
import { createPasswordResets } from './password-resets.ts';
import { ResetMailer } from './reset-mailer.ts';
import { createResetRoutes } from './reset-routes.ts';

/** Ways in for who has no password, or not any more. */
export interface Recovery {
  /** Serves password resets; mount it at the root. */
  readonly routes: Hono<AppEnv>;
  /** Writes the mails that were asked for; resolved when they are in the outbox. */
  flush(): Promise<void>;
  /** Stops the work in the background. */
  close(): Promise<void>;
}

/** Builds recovery and registration over an open database. */
export async function createRecovery(options: {
  readonly db: Db;
  readonly auth: Pick<Auth, 'passwords' | 'sessions' | 'release'>;
  readonly mail: Pick<Mail, 'send'>;
  readonly clock: Clock;
  readonly logger: Logger;
}): Promise<Recovery> {
  const resetMailer = new ResetMailer(options);
  const resets = createPasswordResets({
    ...options,
    secret: await loadSecret(options.db),
    onRequest: () => resetMailer.wake(),
  });
  const app = new Hono<AppEnv>();
  // Every one of these is asked for by a person, once.
  const limit = limitBy({ requests: 300, seconds: 60 }, perAddress);
  for (const path of [routes.passwordResets]) app.use(`${path}/*`, limit);
  app.route('/', createResetRoutes(resets));
  return { routes: app, flush: () => resetMailer.flush(), close: () => resetMailer.close() };
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
