import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Bank } from '../bank/client.ts';
import type { DepositInstruction } from '../bank/protocol.ts';
import type { Db } from '../db/open.ts';

/** A deposit taken from its outbox. */
interface Waiting extends DepositInstruction {
  readonly attempts: number;
}

const batchSize = 20;
const firstWait = 250;
const longestWait = 60_000;
/** While one worker is at a deposit, others leave it alone for so long. */
const claimTime = 15_000;
/** Even with nothing to wake it: another process may have left something. */
const idleWait = 5_000;

/**
 * Has the bank make the small deposits that were ordered, after their transaction has committed and
 * until it has answered. The bank knows a deposit by its id, so asking again never pays twice.
 */
export class DepositSender {
  readonly #db: Db;
  readonly #bank: Pick<Bank, 'deposit'>;
  readonly #logger: Logger;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #closed = false;
  #nextWait = idleWait;

  constructor(options: { db: Db; bank: Pick<Bank, 'deposit'>; logger: Logger }) {
    this.#db = options.db;
    this.#bank = options.bank;
    this.#logger = options.logger;
  }

  /** Looks into the outbox now. */
  wake(): void {
    if (this.#closed) return;
    this.#again = this.#running !== undefined;
    if (this.#again) return;
    clearTimeout(this.#timer);
    this.#running = this.#drain()
      .catch((error: unknown) => this.#logger.error({ err: error }, 'deposits failed'))
      .finally(() => {
        this.#running = undefined;
        if (this.#again) this.wake();
        else if (!this.#closed) {
          this.#timer = setTimeout(() => this.wake(), this.#nextWait);
          this.#timer.unref();
        }
      });
  }

  /** Resolved when what can be made at present is made. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Makes waiting deposits due at once; the line to the bank is known to be up. */
  async retryNow(): Promise<void> {
    await this.#db
      .updateTable('deposits')
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

  async #drain(): Promise<void> {
    this.#again = false;
    this.#nextWait = idleWait;
    for (;;) {
      const claimed = await this.#claim();
      await Promise.all(claimed.map((deposit) => this.#send(deposit)));
      if (claimed.length < batchSize || this.#closed) return;
    }
  }

  async #claim(): Promise<Waiting[]> {
    const { rows } = await sql<Waiting>`
      update deposits
      set attempts = attempts + 1, next_attempt_at = ${new Date(Date.now() + claimTime)}
      where seq in (
        select seq from deposits
        where settled_at is null and next_attempt_at <= ${new Date()}
        order by seq limit ${sql.lit(batchSize)}
        for update skip locked)
      returning id as "depositId", bank_token as token, amount, currency, attempts`.execute(
      this.#db,
    );
    return rows;
  }

  async #send({ attempts, ...deposit }: Waiting): Promise<void> {
    const { depositId } = deposit;
    try {
      const result = await this.#bank.deposit(deposit);
      const outcome = result.result === 'accepted' ? 'accepted' : result.reason;
      await this.#settle(depositId, outcome);
      // Not the amount: whoever reads it in a log could say that the account is theirs.
      this.#logger.info({ depositId, outcome, attempts }, 'bank answered a deposit');
    } catch (error) {
      const wait = Math.min(firstWait * 2 ** (attempts - 1), longestWait);
      this.#nextWait = Math.min(this.#nextWait, wait);
      this.#logger.warn({ depositId, attempts, wait, err: error }, 'bank not reached');
      await this.#db
        .updateTable('deposits')
        .set({ next_attempt_at: new Date(Date.now() + wait) })
        .where('id', '=', depositId)
        .where('settled_at', 'is', null)
        .execute();
    }
  }

  async #settle(id: string, outcome: string): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      const settled = await trx
        .updateTable('deposits')
        .set({ settled_at: new Date(), outcome })
        .where('id', '=', id)
        .where('settled_at', 'is', null)
        .returning('method_id')
        .executeTakeFirst();
      if (!settled || outcome === 'accepted') return;
      await trx
        .updateTable('method_verifications')
        .set({ failed: true })
        .where('method_id', '=', settled.method_id)
        .execute();
    });
  }
}
