import type { Logger } from 'pino';
import type { Db } from '../db/open.ts';
import type { Counter, Lockout } from './lockout.ts';
import type { SendMail } from './mail.ts';

/** Milliseconds until a mail is written, at least and at most. */
const [soonest, latest] = [200, 800];

/** Tells customers by mail that sign-in is locked, without anybody waiting for it. */
export interface LockMail {
  /** The attempt that locks was wrong: has the owner told, if there is one. */
  confirm(counter: Counter): Promise<void>;
  /** Looks for notices that can go; others may have left some. */
  wake(): void;
  /** Finishes what is under way; the rest waits in the database for the next start. */
  close(): Promise<void>;
}

/**
 * Makes it. A mail is written a while after the answer to the failure that locks, which must take as
 * long for user IDs that nobody has; done at once, it would hold up the next request, and so tell.
 * What is to be written stands in the database since the failure was counted.
 */
export function createLockMail(options: {
  readonly db: Db;
  readonly lockout: Lockout;
  readonly sendMail: SendMail;
  readonly logger: Logger;
}): LockMail {
  const { db, lockout, sendMail, logger } = options;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let closed = false;

  async function writeAll(): Promise<void> {
    try {
      while (!closed && (await writeOne()));
      const due = await lockout.nextNotice();
      if (due) wakeIn(due.getTime() - Date.now() + 1);
    } catch (error) {
      // It is looked for again, once a minute.
      logger.error({ err: error }, 'lockout mail not written');
    }
  }

  /** @returns whether there was one */
  function writeOne(): Promise<boolean> {
    return db.transaction().execute(async (transaction) => {
      const notice = await lockout.takeNotice(transaction);
      if (!notice) return false;
      const { customerId, until: lockedUntil, codes } = notice;
      if (customerId !== null) {
        const order = { customerId, template: 'lockout', data: { lockedUntil, codes } } as const;
        await sendMail(transaction, order);
      }
      return true;
    });
  }

  function wakeIn(wait: number): void {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(writeAll);
    }, wait);
    timer.unref();
  }

  return {
    async confirm(counter) {
      await lockout.confirm(counter, soonest + Math.random() * (latest - soonest));
      wakeIn(soonest);
    },
    wake: () => wakeIn(0),
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
