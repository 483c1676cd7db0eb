import type { Logger } from 'pino';
import type { Db } from '../../db/open.ts';
import type { Mail, MailOrder } from '../../mail/index.ts';
import type { NoticeData } from './notices.ts';
import { wordingFor } from './text.ts';

const batchSize = 50;
const everyMinute = 60_000;

/** Mails what automatic payments have to tell, after what they tell of has committed. */
export class AutopayMailer {
  readonly #db: Db;
  readonly #mail: Pick<Mail, 'send'>;
  readonly #logger: Logger;
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> = Promise.resolve();

  /** Begins to look every minute, for what another process has left. */
  constructor({ db, mail, logger }: { db: Db; mail: Pick<Mail, 'send'>; logger: Logger }) {
    this.#db = db;
    this.#mail = mail;
    this.#logger = logger;
    this.#timer = setInterval(() => this.wake(), everyMinute);
    this.#timer.unref();
  }

  /** Looks now, without being waited for. */
  wake(): void {
    void this.run();
  }

  /** Looks now; resolved when what waits is in the outbox of mails. */
  run(): Promise<void> {
    this.#running = this.#running.then(() =>
      this.#drain().catch((error: unknown) => {
        this.#logger.error({ err: error }, 'notices of autopay not mailed');
      }),
    );
    return this.#running;
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #drain(): Promise<void> {
    while (await this.#mailSome());
  }

  /** Mail and mark commit together, so that each notice goes out once. */
  #mailSome(): Promise<boolean> {
    return this.#db.transaction().execute(async (trx) => {
      const waiting = await trx
        .selectFrom('autopay_notices as notice')
        .innerJoin('autopay', 'autopay.id', 'notice.autopay_id')
        .innerJoin('accounts', 'accounts.id', 'autopay.account_id')
        .innerJoin('customers', 'customers.id', 'accounts.customer_id')
        .select(['notice.seq', 'notice.kind', 'notice.data', 'autopay.account_id'])
        .select(['customers.id as customerId', 'customers.locale'])
        .where('notice.mailed_at', 'is', null)
        .orderBy('notice.seq')
        .limit(batchSize)
        .forUpdate('notice')
        .skipLocked()
        .execute();
      for (const { seq, kind, data, account_id: accountId, ...whose } of waiting) {
        await this.#mail.send(trx, orderOf(kind, data as NoticeData, { accountId, ...whose }));
        await trx
          .updateTable('autopay_notices')
          .set({ mailed_at: new Date() })
          .where('seq', '=', seq)
          .execute();
      }
      return waiting.length === batchSize;
    });
  }
}

/** The mail of a notice, its figures in the customer's words. */
function orderOf(
  kind: 'set' | 'revoked' | 'upcoming' | 'paused',
  { account, currency, next, before, sending, ...data }: NoticeData,
  { accountId, customerId, locale }: { accountId: string; customerId: string; locale: string },
): MailOrder {
  const words = wordingFor(locale);
  const money = (amount: number | null | undefined) =>
    amount === null || amount === undefined ? null : words.money(amount, currency);
  const payment = next
    ? { date: words.date(next.date), amount: words.money(next.amount, currency), final: next.final }
    : null;
  switch (kind) {
    case 'set':
      return {
        customerId,
        template: 'autopay_set',
        data: {
          accountId,
          account,
          next: payment,
          change: data.change ?? false,
          authorization: data.authorization ?? '',
        },
      };
    case 'revoked':
      return {
        customerId,
        template: 'autopay_revoked',
        data: { accountId, account, next: payment, sending: money(sending) },
      };
    case 'upcoming':
      return {
        customerId,
        template: 'autopay_upcoming',
        data: {
          accountId,
          account,
          date: payment?.date ?? '',
          amount: payment?.amount ?? '',
          final: payment?.final ?? false,
          before: money(before),
        },
      };
    case 'paused':
      return {
        customerId,
        template: 'autopay_paused',
        data: { accountId, account, reason: pauseReason(data.reason) },
      };
  }
}

function pauseReason(reason: string | undefined) {
  return reason === 'method_removed' || reason === 'method_unverified' ? reason : 'returned';
}
