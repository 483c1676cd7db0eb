import type { Db } from '../db/open.ts';
import type { MailOrder } from '../mail/index.ts';
import type { MailTemplate } from '../mail/templates.ts';

/** Puts a mail into the outbox, within a transaction where there is one. */
export type SendMail = <T extends MailTemplate>(db: Db, order: MailOrder<T>) => Promise<void>;
