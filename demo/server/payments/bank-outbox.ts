import { type RawBuilder, sql } from 'kysely';
import type { Logger } from 'pino';
import { BankConflictError } from '../bank/client.ts';
import type { Db } from '../db/open.ts';
import { OutboxWorker } from '../outbox-worker.ts';

/** What is fetched of an instruction, with the number of tries, this one included. */
export interface Attempted {
  readonly attempts: number;
}

interface BankOutboxOptions {
  readonly db: Db;
  readonly logger: Logger;
}

/** The table of an outbox, the column that names an instruction there, and what to fetch of it. */
interface Shape<Item> {
  readonly table: 'outbox' | 'deposits';
  readonly id: 'payment_id' | 'id';
  /** The value of that column. */
  readonly idOf: (item: Item) => string;
  readonly columns: RawBuilder<unknown>;
}

/** While one worker is at an instruction, others leave it alone for so long. */
const claimTime = 15_000;

/**
 * Sends what is in one of the outboxes for the bank until it has answered. The bank knows an instruction by its id, so one
 * whose answer was lost can be repeated; one that was never sent is still in the table after a crash.
 */
export abstract class BankOutbox<Item extends Attempted> extends OutboxWorker<Item> {
  readonly #db: Db;
  readonly #shape: Shape<Item>;

  constructor({ db, logger }: BankOutboxOptions, shape: Shape<Item>) {
    super({
      logger,
      failure: 'bank not reached',
      batchSize: 20,
      firstWait: 250,
      longestWait: 30_000,
    });
    this.#db = db;
    this.#shape = shape;
  }

  protected override async claim(limit: number): Promise<Item[]> {
    const { table, columns } = this.#shape;
    const { rows } = await sql<Item>`
      update ${sql.table(table)}
      set attempts = attempts + 1, next_attempt_at = ${new Date(Date.now() + claimTime)}
      where seq in (
        select seq from ${sql.table(table)}
        where settled_at is null and next_attempt_at <= ${new Date()}
        order by seq limit ${sql.lit(limit)}
        -- Proven on PostgreSQL; the embedded one has a single connection, on which nothing is locked.
        for update skip locked)
      returning ${columns}, attempts`.execute(this.#db);
    return rows;
  }

  protected override async postpone(item: Item, until: Date): Promise<void> {
    const { id, idOf } = this.#shape;
    await sql`${this.#wait(until)} and ${sql.ref(id)} = ${idOf(item)}`.execute(this.#db);
  }

  protected override stuck(error: unknown): string | undefined {
    return error instanceof BankConflictError
      ? 'bank has this id with another instruction: needs a person'
      : undefined;
  }

  protected override async makeDue(): Promise<void> {
    await this.#wait(new Date()).execute(this.#db);
  }

  #wait(until: Date) {
    return sql`update ${sql.table(this.#shape.table)} set next_attempt_at = ${until} where settled_at is null`;
  }
}
