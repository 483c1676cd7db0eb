import type { Hono } from 'hono';
import type { Db } from '../db/open.ts';
import type { AppEnv, Middleware } from '../http/env.ts';
import { createAnswers } from './answers.ts';
import type { Authorize } from './authenticate.ts';
import { createAuthenticatorRoutes } from './authenticator-routes.ts';
import { createAuthenticators } from './authenticators.ts';
import { createAltcha } from './captcha.ts';
import type { ClientRegistry } from './clients.ts';
import type { AcceptedSignIn } from './codes.ts';
import { type Conversation, createConversation } from './conversation.ts';
import { createDeviceRoutes } from './device-routes.ts';
import { createSecondFactors } from './factors/index.ts';
import type { AuthOptions } from './index.ts';
import { createKnownDevices, type KnownDevices } from './known-devices.ts';
import { createLockMail, type LockMail } from './lock-mail.ts';
import type { Lockout } from './lockout.ts';
import type { Nonces } from './nonces.ts';
import type { Passwords } from './passwords.ts';
import { createSeal } from './seal.ts';
import type { Secrets } from './secrets.ts';
import { createSignIn } from './sign-in.ts';
import { createRequireRecent, createStepUpRoutes } from './step-up-routes.ts';
import { createStepUps } from './step-ups.ts';
import { createSteps } from './steps.ts';
import { createTurns } from './turns.ts';

/** What stands between a customer and the code: password, captcha, second factors, lock. */
export interface SignInParts {
  readonly conversation: Conversation;
  readonly devices: KnownDevices;
  readonly lockMail: LockMail;
  readonly requireRecent: Middleware;
  /** Devices, authenticators and step-ups. */
  readonly routes: readonly Hono<AppEnv>[];
}

/** Puts the parts of a sign-in together. */
export function createSignInParts(
  options: AuthOptions & {
    readonly clients: ClientRegistry;
    readonly nonces: Nonces;
    readonly passwords: Passwords;
    readonly secrets: Secrets;
    readonly lockout: Lockout;
    readonly authorize: Authorize;
    readonly issueCode: (signIn: AcceptedSignIn) => Promise<string>;
  },
): SignInParts {
  const { db, clock, config, lockout, logger, passwords, secrets, sendMail } = options;
  const { origin } = config;
  const policy = config.secondFactor;
  const inTurn = createTurns();
  const userIdOf = (customerId: string) => findUserId(db, customerId);
  const steps = createSteps(db);
  const devices = createKnownDevices(db, options.nonces);
  const lockMail = createLockMail({ db, lockout, sendMail, logger });
  const topOrigins = options.clients.all.flatMap(({ embedOrigins }) => embedOrigins);
  const factors = createSecondFactors({
    db,
    secret: secrets.subjectSecret,
    seal: config.sealingSecret
      ? createSeal(config.sealingSecret, secrets.sealingSecret)
      : createSeal(secrets.sealingSecret),
    sendMail,
    site: { origin, topOrigins },
  });
  const answers = createAnswers({ clock, steps, lockout, factors, inTurn });
  const stepUps = createStepUps({
    db,
    clock,
    policy,
    steps,
    answers,
    factors,
    lockout,
    userIdOf,
  });
  const signedIn = options.authorize('profile');
  const requireRecent = createRequireRecent(stepUps);
  const authenticators = createAuthenticators({ db, clock, factors, sendMail });
  return {
    devices,
    lockMail,
    requireRecent,
    conversation: createConversation({
      db,
      clock,
      steps,
      captcha: options.captcha ?? createAltcha(secrets.captchaSecret, config.argon2Cost),
      signIn: createSignIn({
        db,
        clock,
        lockout,
        lockMail,
        passwords,
        factors,
        devices,
        policy,
        inTurn,
      }),
      answers,
      passkeys: factors.passkeys,
      lockout,
      lockMail,
      devices,
      userIdOf,
      issueCode: options.issueCode,
    }),
    routes: [
      createDeviceRoutes({ db, origin, clock, devices, signedIn, stepUps, sendMail }),
      createAuthenticatorRoutes({ authenticators, stepUps, signedIn, requireRecent }),
      createStepUpRoutes({ stepUps, signedIn, clock }),
    ],
  };
}

async function findUserId(db: Db, customerId: string): Promise<string> {
  const { user_id: userId } = await db
    .selectFrom('customers')
    .select('user_id')
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();
  return userId;
}
