import { setImmediate as otherWork } from 'node:timers/promises';
import type { Logger } from 'pino';
import { catchUp, passQuietDays } from '../accounts/catch-up.ts';
import { lockAccount, lockBehind } from '../accounts/store.ts';
import type { Db } from '../db/open.ts';
import { viewAt } from '../lender.ts';
import type { IsoDate } from '../lending/index.ts';
import type { Dispatcher } from '../payments/outbox.ts';
import type { Post } from '../payments/notices.ts';
import type { Returns } from '../payments/returns.ts';
import type { SandboxClock } from './clock.ts';

const everyMinute = 60_000;
/** Accounts that are looked at together. */
const batchSize = 100;
/** Busy days of an account in one transaction. */
const daysAtOnce = 4;

/** Does for every account what the days that have passed ask for, and asks the bank for returns. */
export class DayRun {
  readonly #db: Db;
  readonly #clock: SandboxClock;
  readonly #dispatcher: Dispatcher;
  readonly #logger: Logger;
  readonly #post: Post;
  readonly #returns: Returns;
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> = Promise.resolve();
  #closed = false;

  /** Begins to run every minute. */
  constructor(options: {
    db: Db;
    clock: SandboxClock;
    dispatcher: Dispatcher;
    returns: Returns;
    post: Post;
    logger: Logger;
  }) {
    this.#db = options.db;
    this.#clock = options.clock;
    this.#dispatcher = options.dispatcher;
    this.#logger = options.logger;
    this.#post = options.post;
    this.#returns = options.returns;
    this.#timer = setInterval(() => void this.run(), everyMinute);
    this.#timer.unref();
  }

  /** Runs once, after a run that is under way. An account that fails does not stop the others. */
  run(): Promise<void> {
    this.#running = this.#running.then(() =>
      this.#runAccounts().catch((error: unknown) => {
        this.#logger.error({ err: error }, 'day run failed');
      }),
    );
    return this.#running;
  }

  /** Lets the run that is under way finish the account it is at; the others wait for the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  async #runAccounts(): Promise<void> {
    await this.#clock.reload();
    const now = this.#clock.now();
    const { today } = viewAt(now);
    let busy = 0;
    for (let after = ''; !this.#closed;) {
      const batch = await this.#db.transaction().execute(async (trx) => {
        const accounts = await lockBehind(trx, { after, today, limit: batchSize });
        return { last: accounts.at(-1)?.id, busy: await passQuietDays(trx, accounts, today) };
      });
      if (batch.last === undefined) break;
      after = batch.last;
      for (const { id } of batch.busy) {
        if (this.#closed) return;
        await this.#runAccount(id, { today, now, post: this.#post });
      }
      busy += batch.busy.length;
      await otherWork();
    }
    if (busy > 0) this.#dispatcher.wake();
    if (this.#closed) return;
    await this.#dispatcher.idle();
    await this.#returns.collect();
  }

  /** Brings one account up to date, a few days at a time: each step leaves it whole, on a day that is done. */
  async #runAccount(id: string, until: { today: IsoDate; now: Date; post: Post }): Promise<void> {
    try {
      for (let done = false; !done && !this.#closed;) {
        done = await this.#db.transaction().execute(async (trx) => {
          const account = await lockAccount(trx, id);
          return !account || (await catchUp(trx, account, { ...until, atMost: daysAtOnce }));
        });
        await otherWork();
      }
    } catch (error) {
      this.#logger.error({ accountId: id, err: error }, 'account not brought up to date');
    }
  }
}
