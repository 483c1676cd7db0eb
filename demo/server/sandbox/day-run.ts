import type { Logger } from 'pino';
import { catchUp } from '../accounts/catch-up.ts';
import { lockAccount } from '../accounts/store.ts';
import type { Db } from '../db/open.ts';
import { viewAt } from '../lender.ts';
import type { Dispatcher } from '../payments/outbox.ts';
import type { SandboxClock } from './clock.ts';

const everyMinute = 60_000;

/** Does for every account what the days that have passed ask for. */
export class DayRun {
  readonly #db: Db;
  readonly #clock: SandboxClock;
  readonly #dispatcher: Dispatcher;
  readonly #logger: Logger;
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> = Promise.resolve();

  /** Begins to run every minute. */
  constructor(options: { db: Db; clock: SandboxClock; dispatcher: Dispatcher; logger: Logger }) {
    this.#db = options.db;
    this.#clock = options.clock;
    this.#dispatcher = options.dispatcher;
    this.#logger = options.logger;
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

  /** Waits for the run that is under way. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #runAccounts(): Promise<void> {
    await this.#clock.reload();
    const now = this.#clock.now();
    const { today } = viewAt(now);
    const behind = await this.#db
      .selectFrom('accounts')
      .select('id')
      .where('run_through', '<', today)
      .orderBy('id')
      .execute();
    for (const { id } of behind) {
      try {
        await this.#db.transaction().execute(async (trx) => {
          const account = await lockAccount(trx, id);
          if (account) await catchUp(trx, account, { today, now });
        });
      } catch (error) {
        this.#logger.error({ accountId: id, err: error }, 'account not brought up to date');
      }
    }
    if (behind.length > 0) this.#dispatcher.wake();
  }
}
