import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Db } from '../db/open.ts';
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

const firstWait = 1_000;
const longestWait = 15 * 60_000;
/** While one worker is at a mail, others leave it alone for so long; more than the line's own limits. */
const claimTime = 60_000;
/** Even with nothing to wake it: another process may have left something. */
const idleWait = 5_000;
/** After a mail was written, until the transaction that it belongs to will have ended. */
const soon = 50;
const lively = 250;

/**
 * Sends mails after their transaction has committed, one after the other, again and again until
 * the mail server has taken each or it is too late. A mail can arrive twice (the answer was lost),
 * always with the same Message-ID; it is never lost.
 */
export class MailDispatcher {
  readonly #db: Db;
  readonly #post: Post;
  readonly #logger: Logger;
  readonly #origin: string;
  readonly #now: () => Date;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #closed = false;
  #livelyUntil = 0;

  /** @param options `origin` is the lender's, `now` business time */
  constructor(options: { db: Db; post: Post; logger: Logger; origin: string; now: () => Date }) {
    this.#db = options.db;
    this.#post = options.post;
    this.#logger = options.logger;
    this.#origin = options.origin;
    this.#now = options.now;
  }

  /**
   * Begins, also with what a process that was killed had taken and not sent; at once if no other
   * process can have it, else when its claim has run out.
   */
  async start({ alone }: { alone: boolean }): Promise<void> {
    if (alone) {
      await this.#db
        .updateTable('mail_outbox')
        .set({ next_attempt_at: new Date() })
        .where('done_at', 'is', null)
        .execute();
    }
    this.wake();
  }

  /** Looks a moment later, and often for a while: what was written may not be committed yet. */
  expect(): void {
    this.#livelyUntil = Date.now() + idleWait;
    if (!this.#running) this.#sleep(soon);
  }

  /** Looks into the outbox now. */
  wake(): void {
    if (this.#closed) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#running = this.#drain()
      .catch((error: unknown) => this.#logger.error({ err: error }, 'mail outbox failed'))
      .finally(() => {
        this.#running = undefined;
        if (this.#again) this.wake();
        else this.#sleep(Date.now() < this.#livelyUntil ? lively : idleWait);
      });
  }

  /** Resolved when what can be sent at present is sent. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Finishes the mail under way; the rest stays in the table for the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#again = false;
    clearTimeout(this.#timer);
    await this.#running;
    clearTimeout(this.#timer);
  }

  #sleep(wait: number): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), wait);
    this.#timer.unref();
  }

  async #drain(): Promise<void> {
    this.#again = false;
    await this.#giveUp();
    while (!this.#closed) {
      const order = await this.#claim();
      if (!order) return;
      await this.#send(order);
    }
  }

  async #giveUp(): Promise<void> {
    const { rows } = await sql<Pick<Order, 'id' | 'template'>>`
      update mail_outbox set done_at = ${new Date()}, outcome = 'too_late', data = '{}'
      where done_at is null and give_up_at <= ${new Date()}
      returning id, template`.execute(this.#db);
    for (const { id, template } of rows) this.#logger.error({ mailId: id, template }, 'mail lost');
  }

  /** Takes the oldest mail that is due, so that no other worker sends it meanwhile. */
  async #claim(): Promise<Order | undefined> {
    const { rows } = await sql<Order>`
      update mail_outbox
      set attempts = attempts + 1, next_attempt_at = ${new Date(Date.now() + claimTime)}
      where seq = (
        select seq from mail_outbox
        where done_at is null and next_attempt_at <= ${new Date()}
          and (held_until is null or held_until <= ${this.#now()})
        order by seq limit 1
        for update skip locked)
      returning id, channel, to_address, name, locale, zone, template, data, attempts`.execute(
      this.#db,
    );
    return rows[0];
  }

  async #send(order: Order): Promise<void> {
    const { id, template, attempts } = order;
    try {
      await this.#deliver(order);
      await this.#finish(id, 'sent');
      // Neither the address nor the words: a log is read by more people than a mailbox.
      this.#logger.info({ mailId: id, template, attempts }, 'mail sent');
    } catch (error) {
      if (error instanceof MailRefusedError) {
        this.#logger.error({ mailId: id, template, err: error }, 'mail refused');
        await this.#finish(id, 'refused');
        return;
      }
      const wait = Math.min(firstWait * 2 ** (attempts - 1), longestWait);
      this.#logger.warn({ mailId: id, template, attempts, wait, err: error }, 'mail not sent');
      await this.#db
        .updateTable('mail_outbox')
        .set({ next_attempt_at: new Date(Date.now() + wait) })
        .where('id', '=', id)
        .where('done_at', 'is', null)
        .execute();
    }
  }

  /** A mail leaves for a mail server; a text stays in the sandbox, whatever SMTP_URL says. */
  async #deliver(order: Order): Promise<void> {
    const { id, to_address: to, channel } = order;
    if (channel === 'email') return this.#post.send(id, to, compose(order, this.#origin));
    const text = { ...composeText(order, this.#origin), from: lender.name };
    return catchText(this.#db, id, to, text, this.#origin);
  }

  /** Marks a mail as done with, and forgets what was in it. */
  async #finish(id: string, outcome: 'sent' | 'refused'): Promise<void> {
    await this.#db
      .updateTable('mail_outbox')
      .set({ done_at: new Date(), outcome, data: '{}' })
      .where('id', '=', id)
      .execute();
  }
}
