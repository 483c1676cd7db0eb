import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

/** Even with nothing to wake it: another process may have left something. */
const idleWait = 5_000;
/** After an item was written, until the transaction that it belongs to will have ended. */
const soon = 50;
const lively = 250;
/** How long what is under way gets at the end. */
const grace = 2_000;

/** How an outbox is worked through; times in milliseconds. */
interface Pace {
  readonly logger: Logger;
  /** What the log says of an attempt that failed. */
  readonly failure: string;
  /** Items that are sent at once. */
  readonly batchSize: number;
  /** After the first attempt that failed; twice as long after each that follows. */
  readonly firstWait: number;
  readonly longestWait: number;
}

/**
 * Sends what transactions have left in a table, after they have committed, again and again until it
 * is taken: an item may go out twice, and its receiver must know it. What is still there when the
 * process ends is sent after the next start.
 */
export abstract class OutboxWorker<Item extends { readonly attempts: number }> {
  readonly #pace: Pace;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #closed = false;
  #nextWait = idleWait;
  #livelyUntil = 0;

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  /** Takes items that are due, so that no other worker sends them meanwhile. */
  protected abstract claim(limit: number): Promise<Item[]>;

  /** Sends one and writes down what came of it. What it throws is tried again. */
  protected abstract send(item: Item): Promise<void>;

  /** Has an item wait, unless it is done with. */
  protected abstract postpone(item: Item, until: Date): Promise<void>;

  /** Makes all that waits due. */
  protected abstract makeDue(): Promise<void>;

  /** Says in the log which item it is; a log is read by more people than what is sent. */
  protected abstract describe(item: Item): object;

  /** What the log says, as an error, of one that no repeat will help: a person has to look. It is asked for rarely from then on. */
  protected stuck(_error: unknown): string | undefined {
    return undefined;
  }

  /** Done before each look into the outbox. */
  protected prepare(): Promise<void> {
    return Promise.resolve();
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
      .catch((error: unknown) => this.#pace.logger.error({ err: error }, 'outbox failed'))
      .finally(() => {
        this.#running = undefined;
        if (this.#again) this.wake();
        else this.#sleep(Date.now() < this.#livelyUntil ? lively : this.#nextWait);
      });
  }

  /** Looks a moment later, and often for a while: what was written may not be committed yet. */
  expect(): void {
    this.#livelyUntil = Date.now() + idleWait;
    if (!this.#running) this.#sleep(soon);
  }

  /** Resolved when what can be sent at present is sent. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Sends what waits, due or not; what kept it from being sent is known to be over. */
  async retryNow(): Promise<void> {
    await this.makeDue();
    this.wake();
    await this.idle();
  }

  /** Finishes what is under way, if that takes no longer than a moment; the rest stays in the table. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#again = false;
    clearTimeout(this.#timer);
    const patience = new AbortController();
    await Promise.race([
      this.#running,
      sleep(grace, undefined, { signal: patience.signal }).catch(() => undefined),
    ]);
    patience.abort();
    clearTimeout(this.#timer);
  }

  #sleep(wait: number): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), wait);
    this.#timer.unref();
  }

  async #drain(): Promise<void> {
    const { batchSize } = this.#pace;
    this.#again = false;
    this.#nextWait = idleWait;
    await this.prepare();
    while (!this.#closed) {
      const items = await this.claim(batchSize);
      await Promise.all(items.map((item) => this.#attempt(item)));
      if (items.length < batchSize) return;
    }
  }

  async #attempt(item: Item): Promise<void> {
    try {
      await this.send(item);
    } catch (error) {
      const { firstWait, longestWait, logger, failure } = this.#pace;
      const stuck = this.stuck(error);
      const wait = stuck
        ? longestWait
        : Math.min(firstWait * 2 ** (item.attempts - 1), longestWait);
      this.#nextWait = Math.min(this.#nextWait, wait);
      const facts = { ...this.describe(item), wait, err: error };
      if (stuck) logger.error(facts, stuck);
      else logger.warn(facts, failure);
      await this.postpone(item, new Date(Date.now() + wait));
    }
  }
}
