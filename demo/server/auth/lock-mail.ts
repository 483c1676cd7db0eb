import type { Logger } from 'pino';
import type { Db } from '../db/open.ts';
import type { SendMail } from './mail.ts';

/** Milliseconds until it is written, at least and at most. */
const [soonest, latest] = [200, 800];

/** Tells a customer by mail that sign-in is locked, without anybody waiting for it. */
export interface LockMail {
  (customerId: string, until: Date): void;
  /** Writes what is still to be written, at once. */
  flush(): Promise<void>;
}

/**
 * Makes it. It is written a while after the answer to the failure that locks, which must take as long
 * for user IDs that nobody has; done at once, it would hold up the next request, and so tell.
 */
export function createLockMail(options: {
  readonly db: Db;
  readonly sendMail: SendMail;
  readonly logger: Logger;
}): LockMail {
  const { db, sendMail, logger } = options;
  const waiting = new Map<NodeJS.Timeout, () => Promise<void>>();

  const tell = (customerId: string, lockedUntil: Date) => {
    const timer = setTimeout(() => void write(timer), soonest + Math.random() * (latest - soonest));
    timer.unref();
    waiting.set(timer, () =>
      sendMail(db, { customerId, template: 'lockout', data: { lockedUntil } }),
    );
  };

  let last = Promise.resolve();
  function write(timer: NodeJS.Timeout): Promise<void> {
    const send = waiting.get(timer);
    waiting.delete(timer);
    clearTimeout(timer);
    last = last
      .then(send)
      .catch((error: unknown) => logger.error({ err: error }, 'lockout mail not sent'));
    return last;
  }

  return Object.assign(tell, {
    async flush() {
      for (const timer of [...waiting.keys()]) void write(timer);
      await last;
    },
  });
}
