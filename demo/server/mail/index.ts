import type { Logger } from 'pino';
import type { Trx } from '../accounts/store.ts';
import type { Site } from '../config.ts';
import type { Db } from '../db/open.ts';
import { newId } from '../ids.ts';
import { lender } from '../lender.ts';
import { type CaughtMail, findCaught, listCaught } from './caught.ts';
import type { Catcher } from './catcher.ts';
import { compose } from './compose.ts';
import { MailDispatcher } from './dispatcher.ts';
import { openPost } from './post.ts';
import { type MailData, type MailTemplate, sendWithin } from './templates.ts';
import type { StoredData } from './words/words.ts';

export type { CaughtMail } from './caught.ts';

/** One mail to be sent: to a customer, or to an address that no customer has yet. */
export type MailOrder<T extends MailTemplate = MailTemplate> = {
  readonly template: T;
  readonly data: MailData[T];
  /** BCP 47; the customer's own, or English, if left out. */
  readonly locale?: string;
} & (
  | { readonly customerId: string; readonly to?: undefined }
  | { readonly to: string; readonly customerId?: undefined }
);

/** The lender's mail. */
export interface Mail {
  /**
   * Puts a mail into the outbox. Given a transaction, it is sent if that commits and never
   * otherwise; nothing waits for a mail server here.
   */
  send<T extends MailTemplate>(db: Db | Trx, order: MailOrder<T>): Promise<void>;
  /** Sends what is there; resolved when what can be sent at present is sent. */
  flush(): Promise<void>;
  /** What the sandbox caught, newest first; nothing where mails leave for a real server. */
  listCaught(): Promise<CaughtMail[]>;
  findCaught(id: string): Promise<CaughtMail | undefined>;
  /** Whether mails stay in the sandbox. */
  readonly catches: boolean;
  close(): Promise<void>;
}

/** An address that reaches nobody: the sandbox writes to no other (RFC 2606). */
const fictional = /^[^\s@<>,;:"()[\]\\]+@([a-z0-9-]+\.)+example$/i;

/** Starts mail: to `SMTP_URL`, or else to a server of its own that only catches. */
export async function createMail({
  db,
  site,
  logger,
}: {
  db: Db;
  site: Pick<Site, 'origin' | 'smtpUrl'> & Partial<Pick<Site, 'databaseUrl'>>;
  logger: Logger;
}): Promise<Mail> {
  const { origin, smtpUrl } = site;
  let catcher: Promise<Catcher> | undefined;
  /** Started for the first mail: a server that comes back should not wait for it. */
  const caught = async () => {
    const { startCatcher } = await import('./catcher.ts');
    catcher ??= startCatcher(db, origin);
    return (await catcher).url;
  };
  const post = openPost(smtpUrl ?? caught);
  const dispatcher = new MailDispatcher({ db, post, logger, origin });
  await dispatcher.start({ alone: !site.databaseUrl });
  return {
    catches: smtpUrl === undefined,
    async send(within, { template, data, ...order }) {
      const receiver = await receiverOf(within, order);
      if (!fictional.test(receiver.to_address)) {
        throw new Error('Addresses of the sandbox end in .example.');
      }
      const stored = JSON.parse(JSON.stringify(data)) as StoredData<typeof template>;
      // What cannot be written should fail here, where somebody hears of it.
      compose({ template, data: stored, ...receiver }, origin);
      const now = Date.now();
      await within
        .insertInto('mail_outbox')
        .values({
          ...receiver,
          id: newId('mail'),
          template,
          data: JSON.stringify(stored),
          next_attempt_at: new Date(now),
          give_up_at: new Date(now + sendWithin[template]),
        })
        .execute();
      dispatcher.expect();
    },
    async flush() {
      dispatcher.wake();
      await dispatcher.idle();
    },
    listCaught: () => listCaught(db, origin),
    findCaught: (id) => findCaught(db, origin, id),
    async close() {
      await dispatcher.close();
      post.close();
      await (await catcher)?.close();
    },
  };
}

async function receiverOf(
  db: Db | Trx,
  { customerId, to, locale }: Pick<MailOrder, 'customerId' | 'to' | 'locale'>,
) {
  if (customerId === undefined) {
    return {
      customer_id: null,
      to_address: to ?? '',
      name: null,
      locale: locale ?? 'en-US',
      zone: lender.zone,
    };
  }
  const customer = await db
    .selectFrom('customers')
    .select(['email', 'name', 'locale', 'zone'])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();
  return {
    customer_id: customerId,
    to_address: customer.email,
    name: customer.name,
    locale: locale ?? customer.locale,
    zone: customer.zone,
  };
}
