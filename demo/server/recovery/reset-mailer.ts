import type { Logger } from 'pino';
import { sql } from 'kysely';
import type { Db } from '../db/open.ts';
import type { Mail } from '../mail/index.ts';
import { newLinkSecret } from './links.ts';

const linkLifetime = 30 * 60 * 1000;
/** Who has waited longer has asked again, or given up. */
const patience = 60 * 60 * 1000;
/** From the first request that waits until requests are looked at. */
const beat = 400;

/**
 * Writes the mails of password resets, at a beat of its own. Done along with the request, the mail
 * would hold up whatever is asked next, and so tell which user IDs are customers'.
 */
export class ResetMailer {
  readonly #options: { db: Db; mail: Pick<Mail, 'send'>; logger: Logger };
  #timer: NodeJS.Timeout | undefined;
  #running = Promise.resolve();
  #closed = false;

  constructor(options: { db: Db; mail: Pick<Mail, 'send'>; logger: Logger }) {
    this.#options = options;
    // What the last process was asked and did not do.
    this.wake();
  }

  /** Looks at what waits, at the next beat. */
  wake(): void {
    if (this.#closed || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#running = this.#running.then(() => this.#handleAll());
    }, beat);
    this.#timer.unref();
  }

  /** Looks now; resolved when nothing waits. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running = this.#running.then(() => this.#handleAll());
    await this.#running;
  }

  /** Finishes what is under way; the rest waits for the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #handleAll(): Promise<void> {
    try {
      while (!this.#closed && (await this.#handleOne()));
    } catch (error) {
      this.#options.logger.error({ err: error }, 'password reset failed');
      this.wake();
    }
  }

  /** @returns whether there was one */
  #handleOne(): Promise<boolean> {
    const { db, mail } = this.#options;
    return db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ id: string; customer_id: string | null }>`
        select id, customer_id from password_resets
        where handled_at is null and requested_at > ${new Date(Date.now() - patience)}
        order by requested_at limit 1 for update skip locked`.execute(trx);
      const [request] = rows;
      if (!request) return false;
      const customer = await trx
        .selectFrom('customers')
        .select('id')
        .where('id', '=', request.customer_id ?? '')
        .executeTakeFirst();
      const { token, hash } = newLinkSecret();
      const now = new Date();
      const expiresAt = new Date(now.getTime() + linkLifetime);
      await trx
        .updateTable('password_resets')
        .set({
          handled_at: now,
          token_hash: customer ? hash : null,
          expires_at: expiresAt,
        })
        .where('id', '=', request.id)
        .execute();
      if (customer) {
        await mail.send(trx, {
          customerId: customer.id,
          template: 'password_reset',
          data: { token, expiresAt },
        });
      }
      return true;
    });
  }
}
