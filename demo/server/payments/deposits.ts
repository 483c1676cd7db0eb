import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Bank } from '../bank/client.ts';
import type { DepositInstruction } from '../bank/protocol.ts';
import type { Db } from '../db/open.ts';
import { OutboxWorker } from '../outbox-worker.ts';

/** A deposit taken from its outbox. */
interface Waiting extends DepositInstruction {
  readonly attempts: number;
}

interface DepositOptions {
  readonly db: Db;
  readonly bank: Pick<Bank, 'deposit'>;
  readonly logger: Logger;
}

/** While one worker is at a deposit, others leave it alone for so long. */
const claimTime = 15_000;

/**
 * Has the bank make the small deposits that were ordered, until it has answered. The bank knows a
 * deposit by its id, so asking again never pays twice.
 */
export class DepositSender extends OutboxWorker<Waiting> {
  readonly #options: DepositOptions;

  constructor(options: DepositOptions) {
    super({
      logger: options.logger,
      failure: 'bank not reached',
      batchSize: 20,
      firstWait: 250,
      longestWait: 30_000,
    });
    this.#options = options;
  }

  protected override async claim(limit: number): Promise<Waiting[]> {
    const { rows } = await sql<Waiting>`
      update deposits
      set attempts = attempts + 1, next_attempt_at = ${new Date(Date.now() + claimTime)}
      where seq in (
        select seq from deposits
        where settled_at is null and next_attempt_at <= ${new Date()}
        order by seq limit ${sql.lit(limit)}
        for update skip locked)
      returning id as "depositId", bank_token as token, amount, currency, attempts`.execute(
      this.#options.db,
    );
    return rows;
  }

  protected override async send(waiting: Waiting): Promise<void> {
    const { depositId, token, amount, currency } = waiting;
    const result = await this.#options.bank.deposit({ depositId, token, amount, currency });
    const outcome = result.result === 'accepted' ? 'accepted' : result.reason;
    await this.#settle(depositId, outcome);
    this.#options.logger.info({ ...this.describe(waiting), outcome }, 'bank answered a deposit');
  }

  protected override async postpone({ depositId: id }: Waiting, until: Date): Promise<void> {
    await this.#waiting().set({ next_attempt_at: until }).where('id', '=', id).execute();
  }

  protected override async makeDue(): Promise<void> {
    await this.#waiting().set({ next_attempt_at: new Date() }).execute();
  }

  /** Not the amount: whoever reads it in a log could say that the account is theirs. */
  protected override describe({ depositId, attempts }: Waiting): object {
    return { depositId, attempts };
  }

  async #settle(id: string, outcome: string): Promise<void> {
    await this.#options.db.transaction().execute(async (trx) => {
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

  #waiting() {
    return this.#options.db.updateTable('deposits').where('settled_at', 'is', null);
  }
}
