import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../db/open.ts';

/** Failures after which a user ID is locked. */
const failuresAllowed = 5;
const day = 24 * 60 * 60 * 1000;

/** How a user ID stands. */
export interface Standing {
  /** Set while it is locked; business time. */
  readonly lockedUntil: Date | undefined;
}

/**
 * Counts failed sign-ins by user ID, whether a customer has it or not. Five within 24 hours lock
 * it until 24 hours after the fifth; attempts meanwhile change nothing.
 */
export interface Lockout {
  /**
   * Counts an attempt as failed before its password is looked at, so that a hundred guesses sent
   * at once are still five.
   *
   * @param now business time
   * @returns `locked` if there was no attempt left, else what this one leads to if it fails
   */
  begin(userId: string, now: Date): Promise<Standing & { readonly locked: boolean }>;
  /**
   * Forgets the failures: the password was right, or the owner has shown who they are.
   *
   * @param using a transaction, where there is one
   */
  clear(userId: string, using?: Db): Promise<void>;
  /** Deletes counters whose last failure no longer matters. */
  purge(now: Date): Promise<void>;
}

/** @param secret keys the hash under which a user ID is counted */
export function createLockout(db: Db, secret: Buffer): Lockout {
  const subjectOf = (userId: string) =>
    createHmac('sha256', secret).update(normaliseUserId(userId)).digest('base64url');

  return {
    begin(userId, now) {
      const subject = subjectOf(userId);
      return db.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('sign_in_failures')
          .values({ subject, failed_at: '[]' })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        const { failed_at: failedAt } = await transaction
          .selectFrom('sign_in_failures')
          .select('failed_at')
          .where('subject', '=', subject)
          .forUpdate()
          .executeTakeFirstOrThrow();

        const before = lockEnd(failedAt);
        if (before && before > now) return { locked: true, lockedUntil: before };

        const recent = failedAt.filter((moment) => moment > now.getTime() - day);
        const counted = [...recent, now.getTime()];
        await transaction
          .updateTable('sign_in_failures')
          .set({ failed_at: JSON.stringify(counted) })
          .where('subject', '=', subject)
          .execute();
        return { locked: false, lockedUntil: lockEnd(counted) };
      });
    },

    async clear(userId, using = db) {
      await using.deleteFrom('sign_in_failures').where('subject', '=', subjectOf(userId)).execute();
    },

    async purge(now) {
      await db
        .deleteFrom('sign_in_failures')
        .where(sql<number>`(failed_at ->> -1)::bigint`, '<', now.getTime() - day)
        .execute();
    },
  };
}

/** One spelling for all: case, width and blanks around it do not make another user ID. */
export function normaliseUserId(userId: string): string {
  return userId.normalize('NFKC').trim().toLowerCase();
}

function lockEnd(failedAt: readonly number[]): Date | undefined {
  const last = failedAt[failuresAllowed - 1];
  return last === undefined ? undefined : new Date(last + day);
}
