import type { Logger } from 'pino';
import { chargeFees } from '../accounts/catch-up.ts';
import { appendEntries } from '../accounts/ledger.ts';
import { type AccountRow, lockAccount, saveState, type Trx } from '../accounts/store.ts';
import type { Bank } from '../bank/client.ts';
import type { ReturnRecord } from '../bank/protocol.ts';
import type { Db } from '../db/open.ts';
import { viewAt } from '../lender.ts';
import { chargeReturn } from '../lending/index.ts';
import { factsOf, type Post } from './notices.ts';
import { takeBack } from './reversal.ts';

/** What writing returns down needs. */
export interface ReturnsOptions {
  readonly db: Db;
  readonly bank: Bank;
  readonly post: Post;
  readonly logger: Logger;
  readonly now: () => Date;
}

/**
 * Asks the bank which payments it has sent back and writes down those that are not in the books yet,
 * each in a transaction of its own and once. The bank has the last word: whatever was not written
 * down, after a crash or without a line, is asked for again.
 */
export class Returns {
  readonly #options: ReturnsOptions;
  /** Place of the first return at the bank that may not be in the books yet; a new process asks for all. */
  #from = 0;
  #running: Promise<void> = Promise.resolve();

  constructor(options: ReturnsOptions) {
    this.#options = options;
  }

  /**
   * Resolved when all that the bank tells of is in the books. A bank out of reach is no error, nor is a return that
   * cannot be written down: it is logged, and asked for again the next time.
   */
  collect(): Promise<void> {
    this.#running = this.#running.then(() =>
      this.#collect().catch((error: unknown) => {
        this.#options.logger.warn({ err: error }, 'returns not collected');
      }),
    );
    return this.#running;
  }

  async #collect(): Promise<void> {
    const { db, bank, now } = this.#options;
    const { items, next } = await bank.returns(viewAt(now()).today, this.#from);
    const rows = db.selectFrom('payments').select(['id', 'status']);
    const found =
      items.length === 0
        ? []
        : await rows.where('id', 'in', [...items.map(({ paymentId }) => paymentId)]).execute();
    const statuses = new Map(found.map(({ id, status }) => [id, status]));
    let from = next;
    for (const one of items) {
      const { paymentId, place } = one;
      const status = statuses.get(paymentId);
      if (status === 'returned') continue;
      try {
        if (status === 'posted') await this.#write(one);
        // The books have yet to hear that the bank took it at all.
        else from = Math.min(from, place);
      } catch (error) {
        // The others' money has gone back too. This one is asked for again with the next.
        from = Math.min(from, place);
        this.#options.logger.error({ err: error, paymentId }, 'return not written down');
      }
    }
    this.#from = from;
  }

  async #write({ paymentId, reason, date }: ReturnRecord): Promise<void> {
    const { db, post, logger } = this.#options;
    const now = this.#options.now();
    await db.transaction().execute(async (trx) => {
      const found = await findPosted(trx, paymentId);
      const account = found && (await lockAccount(trx, found.account_id));
      // Read again under the lock: another process may have been quicker.
      const payment = account && (await findPosted(trx, paymentId));
      if (!payment) return;
      await takeBack(trx, account, payment, { date, now });
      const fee =
        reason === 'payment_stopped' ? 0 : await charge(trx, account, payment.id, date, now);
      // What the payment had kept from being late is late now.
      await chargeFees(trx, account, viewAt(now).today, now);
      await trx
        .updateTable('payments')
        .set({
          status: 'returned',
          returned_reason: reason,
          returned_on: date,
          returned_fee: fee,
          settled_at: now,
        })
        .where('id', '=', paymentId)
        .execute();
      const { customer_id: customerId } = account;
      const data = { ...factsOf(account, payment), reason, fee };
      await post.send(trx, { template: 'payment_returned', customerId, data });
    });
    logger.info({ paymentId, reason }, 'payment returned');
  }
}

function findPosted(trx: Trx, paymentId: string) {
  return trx
    .selectFrom('payments')
    .selectAll()
    .where('id', '=', paymentId)
    .where('status', '=', 'posted')
    .executeTakeFirst();
}

/** Charges what the contract asks for a return. @returns minor units */
async function charge(
  trx: Trx,
  account: AccountRow,
  paymentId: string,
  date: string,
  now: Date,
): Promise<number> {
  const step = chargeReturn(account.terms, account.state, date);
  if (!step) return 0;
  const line = { accountId: account.id, entry: step.entry, recordedAt: now, paymentId };
  await appendEntries(trx, [line]);
  await saveState(trx, account, step.state);
  return step.entry.amount;
}
