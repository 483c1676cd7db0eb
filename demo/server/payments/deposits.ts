import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Bank } from '../bank/client.ts';
import type { DepositInstruction } from '../bank/protocol.ts';
import type { Db } from '../db/open.ts';
import { type Attempted, BankOutbox } from './bank-outbox.ts';

/** A deposit taken from its outbox. */
interface Waiting extends DepositInstruction, Attempted {}

interface DepositOptions {
  readonly db: Db;
  readonly bank: Pick<Bank, 'deposit'>;
  readonly logger: Logger;
}

/** Has the bank make the small deposits that were ordered. */
export class DepositSender extends BankOutbox<Waiting> {
  readonly #options: DepositOptions;

  constructor(options: DepositOptions) {
    super(options, {
      table: 'deposits',
      id: 'id',
      idOf: ({ depositId }) => depositId,
      columns: sql`id as "depositId", bank_token as token, amount, currency`,
    });
    this.#options = options;
  }

  protected override async send(waiting: Waiting): Promise<void> {
    const { depositId, token, amount, currency } = waiting;
    const result = await this.#options.bank.deposit({ depositId, token, amount, currency });
    const outcome = result.result === 'accepted' ? 'accepted' : result.reason;
    await this.#settle(depositId, outcome);
    this.#options.logger.info({ ...this.describe(waiting), outcome }, 'bank answered a deposit');
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
}
