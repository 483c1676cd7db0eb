import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Db } from '../db/open.ts';
import { OutboxWorker } from '../outbox-worker.ts';
import { catchText } from './caught.ts';
import { compose, composeText } from './compose.ts';
import { lender } from '../lender.ts';
import { MailRefusedError, type Post } from './post.ts';
import type { MailChannel } from './tables.ts';
import type { MailTemplate } from './templates.ts';
import type { StoredData } from './words/words.ts';

/** A mail taken from the outbox. */
interface Order {
  readonly id: string;
  readonly channel: MailChannel;
  readonly to_address: string;
  readonly name: string | null;
  readonly locale: string;
  readonly zone: string;
  readonly template: MailTemplate;
  readonly data: StoredData<MailTemplate>;
  readonly attempts: number;
}

interface MailDispatcherOptions {
  readonly db: Db;
  readonly post: Post;
  readonly logger: Logger;
  /** The lender's. */
  readonly origin: string;
  /** Business time. */
  readonly now: () => Date;
}

/** While one worker is at a mail, others leave it alone for so long; more than the line's own limits. */
const claimTime = 60_000;

/**
 * Sends mails, one after the other, until the mail server has taken each or it is too late. A mail
 * can arrive twice (the answer was lost), always with the same Message-ID; it is never lost.
 */
export class MailDispatcher extends OutboxWorker<Order> {
  readonly #db: Db;
  readonly #options: MailDispatcherOptions;
  readonly #logger: Logger;

  constructor(options: MailDispatcherOptions) {
    super({
      logger: options.logger,
      failure: 'mail not sent',
      batchSize: 1,
      firstWait: 1_000,
      longestWait: 15 * 60_000,
    });
    this.#options = options;
    this.#db = options.db;
    this.#logger = options.logger;
  }

  /**
   * Begins, also with what a process that was killed had taken and not sent; at once if no other
   * process can have it, else when its claim has run out.
   */
  async start({ alone }: { alone: boolean }): Promise<void> {
    if (alone) await this.makeDue();
    this.wake();
  }

  protected override async prepare(): Promise<void> {
    const { rows } = await sql<Pick<Order, 'id' | 'template'>>`
      update mail_outbox set done_at = ${new Date()}, outcome = 'too_late', data = '{}'
      where done_at is null and give_up_at <= ${new Date()}
      returning id, template`.execute(this.#db);
    for (const { id, template } of rows) this.#logger.error({ mailId: id, template }, 'mail lost');
  }

  /** The oldest first. */
  protected override async claim(limit: number): Promise<Order[]> {
    // Picked before the update is planned: as a part of it, PostgreSQL may pick again for each row, and take more than the limit.
    const { rows } = await sql<Order>`
      with picked as materialized (
        select seq from mail_outbox
        where done_at is null and next_attempt_at <= ${new Date()}
          -- It may have come to be too late since this look began.
          and give_up_at > ${new Date()}
          and (held_until is null or held_until <= ${this.#options.now()})
        order by seq limit ${sql.lit(limit)}
        for update skip locked)
      update mail_outbox
      set attempts = attempts + 1, next_attempt_at = ${new Date(Date.now() + claimTime)}
      where seq in (select seq from picked)
      returning id, channel, to_address, name, locale, zone, template, data, attempts`.execute(
      this.#db,
    );
    return rows;
  }

  protected override async send(order: Order): Promise<void> {
    const { id } = order;
    try {
      await this.#deliver(order);
      await this.#finish(id, 'sent');
      this.#logger.info(this.describe(order), 'mail sent');
    } catch (error) {
      if (!(error instanceof MailRefusedError)) throw error;
      this.#logger.error({ ...this.describe(order), err: error }, 'mail refused');
      await this.#finish(id, 'refused');
    }
  }

  protected override async postpone({ id }: Order, until: Date): Promise<void> {
    await this.#waiting().set({ next_attempt_at: until }).where('id', '=', id).execute();
  }

  protected override async makeDue(): Promise<void> {
    await this.#waiting().set({ next_attempt_at: new Date() }).execute();
  }

  /** Neither the address nor the words: a log is read by more people than a mailbox. */
  protected override describe({ id: mailId, template, attempts }: Order): object {
    return { mailId, template, attempts };
  }

  /** A mail leaves for a mail server; a text stays in the sandbox, whatever SMTP_URL says. */
  async #deliver(order: Order): Promise<void> {
    const { id, to_address: to, channel } = order;
    const { post, origin } = this.#options;
    if (channel === 'email') return post.send(id, to, compose(order, origin));
    const text = { ...composeText(order, origin), from: lender.name };
    return catchText(this.#db, id, to, text, origin);
  }

  /** Marks a mail as done with, and forgets what was in it. */
  async #finish(id: string, outcome: 'sent' | 'refused'): Promise<void> {
    await this.#db
      .updateTable('mail_outbox')
      .set({ done_at: new Date(), outcome, data: '{}' })
      .where('id', '=', id)
      .execute();
  }

  #waiting() {
    return this.#db.updateTable('mail_outbox').where('done_at', 'is', null);
  }
}
