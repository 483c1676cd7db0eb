import type { Db } from '../db/open.ts';
import type { Clock } from '../sandbox/clock.ts';
import type { SecondFactors } from './factors/index.ts';
import type { KnownDevices } from './known-devices.ts';
import { codesOf, type Counter, type Lockout, normaliseUserId } from './lockout.ts';
import type { LockMail } from './lock-mail.ts';
import type { Passwords } from './passwords.ts';
import { asksForSecondFactor, type SecondFactorPolicy } from './policy.ts';
import type { Turns } from './turns.ts';

/** What somebody typed, and where. */
export interface Credentials {
  readonly userId: string;
  readonly password: string;
  /** Key of the device, if it proved one. */
  readonly device: string | undefined;
  /** Whether a captcha was solved for this attempt. */
  readonly captcha: boolean;
}

/** How a sign-in by password ended. */
export type SignInOutcome =
  | {
      readonly status: 'accepted';
      readonly customerId: string;
      /** The hash that the password was checked against. */
      readonly passwordHash: string;
      /** Key of the device, where the customer knows it. */
      readonly knownDevice: string | undefined;
      /** Whether one is asked for before the sign-in is whole. */
      readonly secondFactor: boolean;
    }
  /** Nothing was looked at and nothing counted. */
  | { readonly status: 'captcha' }
  | { readonly status: 'refused' }
  | { readonly status: 'locked'; readonly until: Date };

/** Checks user IDs and passwords. */
export type SignIn = (credentials: Credentials) => Promise<SignInOutcome>;

/**
 * Makes the check. Whoever asks, it costs the same: one look at the customers, one at the failures
 * and one Argon2 verification, so that time does not tell customers from strangers, nor locked
 * ones from others. Before a captcha nothing is verified, for customers and strangers alike.
 */
export function createSignIn(options: {
  readonly db: Db;
  readonly clock: Clock;
  readonly lockout: Lockout;
  readonly lockMail: LockMail;
  readonly passwords: Passwords;
  readonly factors: SecondFactors;
  readonly devices: KnownDevices;
  readonly policy: SecondFactorPolicy;
  readonly inTurn: Turns;
}): SignIn {
  const { db, clock, lockout, passwords, factors, inTurn } = options;

  async function attemptOnce(
    credentials: Credentials,
    customer: Awaited<ReturnType<typeof findCustomer>>,
  ): Promise<SignInOutcome> {
    const { userId, password } = credentials;
    const now = clock.now();
    const knownDevice = customer?.device ?? undefined;
    const counter: Counter = { userId, device: knownDevice };
    const captcha = credentials.captcha || knownDevice !== undefined;
    const owner = { customerId: customer?.id ?? null };
    const attempt = await lockout.begin(counter, now, captcha, owner);
    if (attempt.status === 'captcha') return attempt;
    const matches = await passwords.verify(customer?.password_hash, password);
    if (attempt.status === 'locked') return attempt;
    if (!customer || !matches) {
      if (!attempt.until) return { status: 'refused' };
      // The failure that locks says so at once; for whoever it is, the work is the same.
      await options.lockMail.confirm(counter);
      return { status: 'locked', until: attempt.until };
    }

    // A lock of the lender's own is told to who has the password: to others it would tell who is a customer.
    const closed = customer.locked_until;
    if (closed && closed > now) {
      await lockout.refund(counter);
      return { status: 'locked', until: closed };
    }

    const kinds = await factors.kindsOf(customer.id);
    const asked = asksForSecondFactor(options.policy, {
      enrolled: kinds.length > 0,
      recognised: knownDevice !== undefined && attempt.failures === 0,
    });
    if (asked) {
      await lockout.refund(counter);
      const until = await lockout.lockedUntil(codesOf(counter), now);
      if (until) return { status: 'locked', until };
    } else await finish(counter, customer.id);
    return {
      status: 'accepted',
      customerId: customer.id,
      passwordHash: String(customer.password_hash),
      knownDevice,
      secondFactor: asked,
    };
  }

  function findCustomer(userId: string, device: string | undefined) {
    return db
      .selectFrom('customers')
      .leftJoin('known_devices', (join) =>
        join
          .onRef('known_devices.customer_id', '=', 'customers.id')
          .on('known_devices.jkt', '=', device ?? ''),
      )
      .select([
        'customers.id',
        'customers.password_hash',
        'customers.locked_until',
        'known_devices.jkt as device',
      ])
      .where('customers.user_id', '=', normaliseUserId(userId))
      .executeTakeFirst();
  }

  async function finish(counter: Counter, customerId: string): Promise<void> {
    await lockout.clear(counter);
    if (counter.device !== undefined) await options.devices.touch(customerId, counter.device);
  }

  // An attempt counts as failed until it has succeeded, so of several at once for one user ID each
  // waits for the one before; else the right password in six windows would lock it. On a known device
  // the owner waits for no guesses from elsewhere.
  return async (credentials) => {
    const { userId, device } = credentials;
    const customer = await findCustomer(userId, device);
    const queue = [normaliseUserId(userId), customer?.device ?? ''].join('\n');
    return inTurn(queue, () => attemptOnce(credentials, customer));
  };
}
