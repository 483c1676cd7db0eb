import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Bank } from '../bank/client.ts';
import type { Db } from '../db/open.ts';
import { OutboxWorker } from '../outbox-worker.ts';
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

interface DispatcherOptions {
  readonly db: Db;
  readonly bank: Bank;
  readonly logger: Logger;
  /** Business time, for the books. */
  readonly now: () => Date;
  readonly post: Post;
}

/** While one worker is at an instruction, others leave it alone for so long. */
const claimTime = 15_000;

/**
 * Sends instructions to the bank until it has answered. The bank knows a payment by its id, so an
 * instruction whose answer was lost can be repeated; one that was never sent is still in the table
 * after a crash.
 */
export class Dispatcher extends OutboxWorker<Instruction> {
  readonly #options: DispatcherOptions;

  constructor(options: DispatcherOptions) {
    super({
      logger: options.logger,
      failure: 'bank not reached',
      batchSize: 20,
      firstWait: 250,
      longestWait: 30_000,
    });
    this.#options = options;
  }

  protected override async claim(limit: number): Promise<Instruction[]> {
    const { rows } = await sql<Instruction>`
      update outbox
      set attempts = attempts + 1, next_attempt_at = ${new Date(Date.now() + claimTime)}
      where seq in (
        select seq from outbox
        where settled_at is null and next_attempt_at <= ${new Date()}
        order by seq limit ${sql.lit(limit)}
        -- Proven on PostgreSQL; the embedded one has a single connection, on which nothing is locked.
        for update skip locked)
      returning payment_id, idempotency_key, bank_token, amount, currency, date, attempts`.execute(
      this.#options.db,
    );
    return rows;
  }

  protected override async send(instruction: Instruction): Promise<void> {
    const { db, bank, logger, now, post } = this.#options;
    const { payment_id: paymentId, date } = instruction;
    const result = await bank.debit({
      paymentId,
      idempotencyKey: instruction.idempotency_key,
      token: instruction.bank_token,
      amount: instruction.amount,
      currency: instruction.currency,
      ...(date !== null && { date }),
    });
    await settle(db, paymentId, result, { now: now(), post });
    logger.info({ ...this.describe(instruction), result: result.result }, 'bank answered');
  }

  protected override async postpone({ payment_id: id }: Instruction, until: Date): Promise<void> {
    await this.#waiting().set({ next_attempt_at: until }).where('payment_id', '=', id).execute();
  }

  protected override async makeDue(): Promise<void> {
    await this.#waiting().set({ next_attempt_at: new Date() }).execute();
  }

  protected override describe({ payment_id: paymentId, attempts }: Instruction): object {
    return { paymentId, attempts };
  }

  #waiting() {
    return this.#options.db.updateTable('outbox').where('settled_at', 'is', null);
  }
}
