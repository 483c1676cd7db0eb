import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../db/open.ts';

/** Failures after which a counter locks. */
const failuresAllowed = 5;
/** Failures from unknown devices after which a captcha is asked. */
const failuresBeforeCaptcha = 3;
const day = 24 * 60 * 60 * 1000;
/** Milliseconds after which an attempt that never came to an end counts as wrong: its process is gone. */
const undecided = 30_000;

/** Whose failures are counted together. */
export interface Counter {
  readonly userId: string;
  /** A known device, or another way that has a counter of its own; all unknown ones have one. */
  readonly device?: string | undefined;
  /** Whether wrong codes are counted, beside wrong passwords and never with them. */
  readonly secondFactor?: boolean;
}

/** Where wrong codes are counted of sign-ins whose wrong passwords are counted here. */
export function codesOf(counter: Counter): Counter {
  return { ...counter, secondFactor: true };
}

/** A lock that its owner has been told of, or would be if there were one. */
export interface LockNotice {
  /** Null where nobody has the user ID. */
  readonly customerId: string | null;
  /** Business time. */
  readonly until: Date;
  /** Whether it was wrong codes, not passwords. */
  readonly codes: boolean;
}

/** What an attempt may do. */
export type Attempt =
  /** Nothing was counted: a captcha comes first. */
  | { readonly status: 'captcha' }
  /** There was no attempt left. */
  | { readonly status: 'locked'; readonly until: Date }
  | {
      readonly status: 'counted';
      /** Failures before this attempt. */
      readonly failures: number;
      /** Attempts that are left if it fails, too. */
      readonly left: number;
      /** Until when it locks if it fails, too; business time. */
      readonly until: Date | undefined;
    };

/**
 * Counts failed sign-ins by user ID, whether a customer has it or not, and on known devices by
 * device; wrong codes by themselves. Five within 24 hours lock the counter until 24 hours after the
 * fifth; attempts meanwhile change nothing. So nobody elsewhere can lock out an owner who is on a
 * device of theirs.
 *
 * With the fifth it is noted that the owner is to be told, in the same transaction: the end of a
 * process loses no notice. It is noted for user IDs that nobody has as well, so that time tells nothing.
 */
export interface Lockout {
  /**
   * Counts an attempt as failed before its answer is looked at, so that a hundred guesses sent at
   * once are still five.
   *
   * @param now business time
   * @param captcha whether a captcha has been solved for this attempt, or need not be
   * @param owner who is to be told of a lock, null for nobody; where it is left out, none is noted
   */
  begin(
    counter: Counter,
    now: Date,
    captcha: boolean,
    owner?: { readonly customerId: string | null },
  ): Promise<Attempt>;
  /** The attempt that locks was wrong: its notice can go, after some time in milliseconds. */
  confirm(counter: Counter, wait: number): Promise<void>;
  /**
   * Takes a notice that can go, oldest first; in the transaction in which its mail is written.
   *
   * @returns undefined where there is none
   */
  takeNotice(transaction: Db): Promise<LockNotice | undefined>;
  /** When the next notice can go; undefined where none waits. */
  nextNotice(): Promise<Date | undefined>;
  /** Until when a counter is locked, if it is. */
  lockedUntil(counter: Counter, now: Date): Promise<Date | undefined>;
  /** Takes back the last count: the attempt was right and something is still to come. */
  refund(counter: Counter): Promise<void>;
  /** Forgets the failures: the sign-in is whole. */
  clear(counter: Counter): Promise<void>;
  /**
   * Forgets the failures of all counters of a user ID.
   *
   * @param what `passwords` leaves wrong codes counted: a mailbox must not buy guesses at a second factor
   * @param using a transaction, where there is one
   */
  release(userId: string, what: 'failures' | 'passwords', using?: Db): Promise<void>;
  /** Keyed hash of a user ID, by which it can be recognised and not read. */
  subjectOf(userId: string): string;
  /** Deletes counters whose last failure no longer matters. */
  purge(now: Date): Promise<void>;
}

/** @param secret keys the hash under which a user ID is counted */
export function createLockout(db: Db, secret: Buffer): Lockout {
  const hash = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
  const subjectOf = (userId: string) => hash(normaliseUserId(userId));
  const counterOf = ({ userId, device, secondFactor = false }: Counter) =>
    device === undefined && !secondFactor
      ? subjectOf(userId)
      : hash(
          [normaliseUserId(userId), device ?? '', ...(secondFactor ? ['codes'] : [])].join('\n'),
        );

  return {
    subjectOf,

    begin(counter, now, captcha, owner) {
      const subject = counterOf(counter);
      const { secondFactor = false } = counter;
      return db.transaction().execute(async (transaction): Promise<Attempt> => {
        await transaction
          .insertInto('sign_in_failures')
          .values({
            subject,
            owner: subjectOf(counter.userId),
            failed_at: '[]',
            second_factor: secondFactor,
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        const { failed_at: failedAt } = await transaction
          .selectFrom('sign_in_failures')
          .select('failed_at')
          .where('subject', '=', subject)
          .forUpdate()
          .executeTakeFirstOrThrow();

        const before = lockEnd(failedAt);
        if (before && before > now) return { status: 'locked', until: before };

        const recent = failedAt.filter((moment) => moment > now.getTime() - day);
        const failures = recent.length;
        if (!captcha && failures >= failuresBeforeCaptcha) return { status: 'captcha' };
        const counted = [...recent, now.getTime()];
        const until = lockEnd(counted);
        await transaction
          .updateTable('sign_in_failures')
          .set({
            failed_at: JSON.stringify(counted),
            notice_due: until && owner ? new Date(Date.now() + undecided) : null,
            notice_for: owner?.customerId ?? null,
          })
          .where('subject', '=', subject)
          .execute();
        const left = failuresAllowed - counted.length;
        return { status: 'counted', failures, left, until };
      });
    },

    async confirm(counter, wait) {
      await db
        .updateTable('sign_in_failures')
        .set({ notice_due: new Date(Date.now() + wait) })
        .where('subject', '=', counterOf(counter))
        .where('notice_due', 'is not', null)
        .execute();
    },

    async takeNotice(transaction) {
      const row = await transaction
        .selectFrom('sign_in_failures')
        .select(['subject', 'failed_at', 'notice_for', 'second_factor'])
        .where('notice_due', '<=', new Date())
        .orderBy('notice_due')
        .limit(1)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (!row) return undefined;
      await transaction
        .updateTable('sign_in_failures')
        .set({ notice_due: null, notice_for: null })
        .where('subject', '=', row.subject)
        .execute();
      const until = lockEnd(row.failed_at);
      return until && { customerId: row.notice_for, until, codes: row.second_factor };
    },

    async nextNotice() {
      const { next } = await db
        .selectFrom('sign_in_failures')
        .select((eb) => eb.fn.min('notice_due').as('next'))
        .executeTakeFirstOrThrow();
      return next ?? undefined;
    },

    async lockedUntil(counter, now) {
      const row = await db
        .selectFrom('sign_in_failures')
        .select('failed_at')
        .where('subject', '=', counterOf(counter))
        .executeTakeFirst();
      const until = lockEnd(row?.failed_at ?? []);
      return until && until > now ? until : undefined;
    },

    async refund(counter) {
      await db
        .updateTable('sign_in_failures')
        .set({ failed_at: sql`failed_at - -1`, notice_due: null, notice_for: null })
        .where('subject', '=', counterOf(counter))
        .execute();
    },

    async clear(counter) {
      await db.deleteFrom('sign_in_failures').where('subject', '=', counterOf(counter)).execute();
    },

    async release(userId, what, using = db) {
      let released = using.deleteFrom('sign_in_failures').where('owner', '=', subjectOf(userId));
      if (what === 'passwords') released = released.where('second_factor', '=', false);
      await released.execute();
    },

    async purge(now) {
      await db
        .deleteFrom('sign_in_failures')
        .where('notice_due', 'is', null)
        .where((eb) =>
          eb.or([
            eb(sql<number>`(failed_at ->> -1)::bigint`, '<', now.getTime() - day),
            eb('failed_at', '=', sql<never>`'[]'::jsonb`),
          ]),
        )
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
