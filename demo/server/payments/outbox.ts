import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Bank } from '../bank/client.ts';
import type { Db } from '../db/open.ts';
import { type Attempted, BankOutbox } from './bank-outbox.ts';
import type { Post } from './notices.ts';
import { settle } from './settle.ts';

/** An instruction taken from the outbox. */
interface Instruction extends Attempted {
  readonly payment_id: string;
  readonly idempotency_key: string;
  readonly bank_token: string;
  readonly amount: number;
  readonly currency: string;
  readonly date: string | null;
}

interface DispatcherOptions {
  readonly db: Db;
  readonly bank: Bank;
  readonly logger: Logger;
  /** Business time, for the books. */
  readonly now: () => Date;
  readonly post: Post;
}

/** Sends payments to the bank, which debits. */
export class Dispatcher extends BankOutbox<Instruction> {
  readonly #options: DispatcherOptions;

  constructor(options: DispatcherOptions) {
    super(options, {
      table: 'outbox',
      id: 'payment_id',
      idOf: (instruction) => instruction.payment_id,
      columns: sql`payment_id, idempotency_key, bank_token, amount, currency, date`,
    });
    this.#options = options;
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

  protected override describe({ payment_id: paymentId, attempts }: Instruction): object {
    return { paymentId, attempts };
  }
}
