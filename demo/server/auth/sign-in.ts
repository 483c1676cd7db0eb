import type { Db } from '../db/open.ts';
import type { Clock } from '../sandbox/clock.ts';
import { type Lockout, normaliseUserId } from './lockout.ts';
import type { Passwords } from './passwords.ts';
import { createTurns } from './turns.ts';

/** How a sign-in by password ended. */
export type SignInOutcome =
  | {
      readonly status: 'accepted';
      readonly customerId: string;
      readonly secondFactor: string | null;
    }
  | { readonly status: 'refused' }
  | { readonly status: 'locked'; readonly until: Date };

/** Checks user IDs and passwords. */
export type SignIn = (userId: string, password: string) => Promise<SignInOutcome>;

/**
 * Makes the check. Whoever asks, it costs the same: one look at the customers, one at the failures
 * and one Argon2 verification, so that time does not tell customers from strangers, nor locked
 * ones from others.
 */
export function createSignIn(options: {
  readonly db: Db;
  readonly clock: Clock;
  readonly lockout: Lockout;
  readonly passwords: Passwords;
}): SignIn {
  const { db, clock, lockout, passwords } = options;
  // An attempt counts as failed until it has succeeded, so of several at once for one user ID each
  // waits for the one before; else the right password in six windows would lock it.
  const inTurn = createTurns();

  async function attemptOnce(userId: string, password: string): Promise<SignInOutcome> {
    const now = clock.now();
    const customer = await db
      .selectFrom('customers')
      .select(['id', 'password_hash', 'locked_until', 'second_factor'])
      .where('user_id', '=', normaliseUserId(userId))
      .executeTakeFirst();
    const attempt = await lockout.begin(userId, now);
    const matches = await passwords.verify(customer?.password_hash, password);

    const locks = [customer?.locked_until, attempt.locked ? attempt.lockedUntil : undefined];
    const until = locks.filter((lock) => lock instanceof Date).sort(latest)[0];
    if (until && until > now) return { status: 'locked', until };
    if (customer && matches) {
      await lockout.clear(userId);
      return {
        status: 'accepted',
        customerId: customer.id,
        secondFactor: customer.second_factor,
      };
    }
    // The failure that locks says so at once.
    return attempt.lockedUntil
      ? { status: 'locked', until: attempt.lockedUntil }
      : { status: 'refused' };
  }

  return (userId, password) => inTurn(normaliseUserId(userId), () => attemptOnce(userId, password));
}

function latest(one: Date, other: Date): number {
  return other.getTime() - one.getTime();
}
