import type { Logger } from 'pino';
import type { Trx } from '../accounts/store.ts';
import type { Site } from '../config.ts';
import type { Db } from '../db/open.ts';
import { newId } from '../ids.ts';
import { lender } from '../lender.ts';
import { deliveryTo } from '../preferences/delivery.ts';
import { type CaughtMail, findCaught, listCaught } from './caught.ts';
import type { Catcher } from './catcher.ts';
import { compose, composeText } from './compose.ts';
import { MailDispatcher } from './dispatcher.ts';
import { openPost } from './post.ts';
import type { MailChannel } from './tables.ts';
import { type MailData, type MailTemplate, sendWithin } from './templates.ts';
import type { StoredData } from './words/words.ts';

export type { CaughtMail } from './caught.ts';

/** One mail to be sent: to a customer, or to an address that no customer has yet. */
export type MailOrder<T extends MailTemplate = MailTemplate> = {
  readonly template: T;
  readonly data: MailData[T];
  /** BCP 47; the customer's own, or English, if left out. */
  readonly locale?: string;
  /** Texted to this number, and to nothing else. */
  readonly phone?: string;
} & (
  | { readonly customerId: string; readonly to?: undefined }
  | { readonly to: string; readonly customerId?: undefined }
);

/** The lender's mail. */
export interface Mail {
  /**
   * Puts a mail into the outbox, a text beside it or nothing at all, as the customer wants it. Given a transaction, it is sent if that commits and never
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

/** Addresses and phones that reach nobody: the sandbox writes to no other (RFC 2606). */
const fictional: Readonly<Record<MailChannel, RegExp>> = {
  email: /^[^\s@<>,;:"()[\]\\]+@([a-z0-9-]+\.)+example$/i,
  sms: /^\+1\d{3}55501\d\d$/,
};

/** Starts mail: to `SMTP_URL`, or else to a server of its own that only catches. */
export async function createMail({
  db,
  site,
  logger,
  now: businessTime = () => new Date(),
}: {
  db: Db;
  site: Pick<Site, 'origin' | 'smtpUrl'> & Partial<Pick<Site, 'databaseUrl'>>;
  logger: Logger;
  /** Business time, which quiet hours follow; real time if left out. */
  now?: () => Date;
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
  const dispatcher = new MailDispatcher({ db, post, logger, origin, now: businessTime });
  await dispatcher.start({ alone: !site.databaseUrl });
  return {
    catches: smtpUrl === undefined,
    async send(within, { template, data, phone, ...order }) {
      const receiver = await receiverOf(within, order);
      const stored = JSON.parse(JSON.stringify(data)) as StoredData<typeof template>;
      const request = { template, data: stored, ...receiver };
      // What cannot be written should fail here, where somebody hears of it.
      compose(request, origin);
      composeText(request, origin);
      const { ways, heldUntil } = await waysTo(within, {
        template,
        phone,
        receiver,
        now: businessTime(),
      });
      const now = Date.now();
      const held = heldUntil ? heldUntil.getTime() - businessTime().getTime() : 0;
      for (const { channel, to } of ways) {
        if (!fictional[channel].test(to)) {
          throw new Error('Addresses of the sandbox end in .example, its phones are 555-01xx.');
        }
        await within
          .insertInto('mail_outbox')
          .values({
            ...receiver,
            id: newId('mail'),
            channel,
            to_address: to,
            template,
            data: JSON.stringify(stored),
            next_attempt_at: new Date(now),
            held_until: heldUntil,
            give_up_at: new Date(now + held + sendWithin[template]),
          })
          .execute();
      }
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

/** Where a mail goes, and from when on. */
async function waysTo(
  db: Db | Trx,
  {
    template,
    phone,
    receiver,
    now,
  }: {
    template: MailTemplate;
    phone: string | undefined;
    receiver: { customer_id: string | null; to_address: string };
    now: Date;
  },
): Promise<{ ways: { channel: MailChannel; to: string }[]; heldUntil: Date | null }> {
  if (phone !== undefined) return { ways: [{ channel: 'sms', to: phone }], heldUntil: null };
  const mail = { channel: 'email' as const, to: receiver.to_address };
  if (receiver.customer_id === null) return { ways: [mail], heldUntil: null };
  const delivery = await deliveryTo(db, receiver.customer_id, template, now);
  const text =
    delivery.phone === undefined ? [] : [{ channel: 'sms' as const, to: delivery.phone }];
  return { ways: [...(delivery.email ? [mail] : []), ...text], heldUntil: delivery.heldUntil };
}
