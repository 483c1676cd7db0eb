import type { Logger } from 'pino';
import type { Db } from '../db/open.ts';
import type { SendMail } from './mail.ts';

/** Tells a customer by mail that sign-in is locked, without anybody waiting for it. */
export interface LockMail {
  (customerId: string, until: Date): void;
  /** Resolved when all that was to be told is in the outbox. */
  idle(): Promise<void>;
}

/**
 * Makes it. Nobody waits, since the answer to the failure that locks must take as long for user IDs
 * that nobody has.
 */
export function createLockMail(options: {
  readonly db: Db;
  readonly sendMail: SendMail;
  readonly logger: Logger;
}): LockMail {
  const { db, sendMail, logger } = options;
  let last = Promise.resolve();
  const tell = (customerId: string, lockedUntil: Date) => {
    last = last
      .then(() => sendMail(db, { customerId, template: 'lockout', data: { lockedUntil } }))
      .catch((error: unknown) => logger.error({ err: error }, 'lockout mail not sent'));
  };
  return Object.assign(tell, { idle: () => last });
}
