import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Bank } from '../bank/client.ts';
import type { Db } from '../db/open.ts';
import type { Post } from './notices.ts';
import { settle } from './settle.ts';

/** An instruction taken from the outbox. */
interface Instruction {
  readonly payment_id: string;
  readonly idempotency_key: string;
  readonly bank_token: string;
  readonly amount: number;
  readonly currency: string;
  readonly date: string | null;
  readonly attempts: number;
}

const batchSize = 20;
const firstWait = 250;
const longestWait = 60_000;
/** While one worker is at an instruction, others leave it alone for so long. */
const claimTime = 15_000;
/** Even with nothing to wake it: another process may have left something. */
const idleWait = 5_000;

/**
 * Sends instructions to the bank after their transaction has committed, again and again until the
 * bank has answered. The bank knows a payment by its id, so an instruction whose answer was lost
 * can be repeated; one that was never sent is still in the table after a crash.
 */
export class Dispatcher {
  readonly #db: Db;
  readonly #bank: Bank;
  readonly #logger: Logger;
  readonly #now: () => Date;
  readonly #post: Post;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #closed = false;

  /** @param options `now` is business time, for the books */
  constructor(options: { db: Db; bank: Bank; logger: Logger; now: () => Date; post: Post }) {
    this.#db = options.db;
    this.#bank = options.bank;
    this.#logger = options.logger;
    this.#now = options.now;
    this.#post = options.post;
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
      .catch((error: unknown) => this.#logger.error({ err: error }, 'outbox failed'))
      .finally(() => {
        this.#running = undefined;
        if (this.#again) this.wake();
        else this.#sleep();
      });
  }

  /** Resolved when what can be sent at present is sent. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Makes waiting instructions due at once; the line to the bank is known to be up. */
  async retryNow(): Promise<void> {
    await this.#db
      .updateTable('outbox')
      .set({ next_attempt_at: new Date() })
      .where('settled_at', 'is', null)
      .execute();
    this.wake();
    await this.idle();
  }

  /** Finishes what is under way; the rest stays in the table for the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#again = false;
    clearTimeout(this.#timer);
    await this.#running;
    clearTimeout(this.#timer);
  }

  #sleep(): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => this.wake(), this.#nextWait);
    this.#timer.unref();
  }

  #nextWait = idleWait;

  async #drain(): Promise<void> {
    this.#again = false;
    this.#nextWait = idleWait;
    for (;;) {
      const claimed = await this.#claim();
      await Promise.all(claimed.map((instruction) => this.#send(instruction)));
      if (claimed.length < batchSize || this.#closed) return;
    }
  }

  /** Takes due instructions, so that no other worker sends them meanwhile. */
  async #claim(): Promise<Instruction[]> {
    const { rows } = await sql<Instruction>`
      update outbox
      set attempts = attempts + 1, next_attempt_at = ${new Date(Date.now() + claimTime)}
      where seq in (
        select seq from outbox
        where settled_at is null and next_attempt_at <= ${new Date()}
        order by seq limit ${sql.lit(batchSize)}
        for update skip locked)
      returning payment_id, idempotency_key, bank_token, amount, currency, date, attempts`.execute(
      this.#db,
    );
    return rows;
  }

  async #send(instruction: Instruction): Promise<void> {
    const { payment_id: paymentId, attempts } = instruction;
    try {
      const result = await this.#bank.debit({
        paymentId,
        idempotencyKey: instruction.idempotency_key,
        token: instruction.bank_token,
        amount: instruction.amount,
        currency: instruction.currency,
        ...(instruction.date !== null && { date: instruction.date }),
      });
      await settle(this.#db, paymentId, result, { now: this.#now(), post: this.#post });
      this.#logger.info({ paymentId, result: result.result, attempts }, 'bank answered');
    } catch (error) {
      const wait = Math.min(firstWait * 2 ** (attempts - 1), longestWait);
      this.#nextWait = Math.min(this.#nextWait, wait);
      this.#logger.warn({ paymentId, attempts, wait, err: error }, 'bank not reached');
      await this.#db
        .updateTable('outbox')
        .set({ next_attempt_at: new Date(Date.now() + wait) })
        .where('payment_id', '=', paymentId)
        .where('settled_at', 'is', null)
        .execute();
    }
  }
}
