import { sql } from 'kysely';
import type { Db } from '../db/open.ts';

/** Milliseconds that may pass between somebody's reading of the clock and what they ask of it. */
const moment = 1_000;

/** Business time. Tokens and proofs follow real time instead. */
export interface Clock {
  /** The present moment of the sandbox. */
  now(): Date;
}

/** A clock that tests and demos can move forward. It keeps its place between starts. */
export class SandboxClock implements Clock {
  readonly #db: Db;
  #offset = 0;

  private constructor(db: Db) {
    this.#db = db;
  }

  /**
   * Reads where the clock stands.
   *
   * @param begin where it begins when there is no clock yet; real time if left out
   */
  static async open(db: Db, begin?: Date): Promise<SandboxClock> {
    const clock = new SandboxClock(db);
    await db
      .insertInto('sandbox_clock')
      .values({ id: 1, offset_ms: begin ? begin.getTime() - Date.now() : 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await clock.reload();
    return clock;
  }

  now(): Date {
    return new Date(Date.now() + this.#offset);
  }

  /** Takes over what another process of the same database set. */
  async reload(): Promise<void> {
    const row = await this.#db
      .selectFrom('sandbox_clock')
      .select('offset_ms')
      .executeTakeFirstOrThrow();
    this.#offset = row.offset_ms;
  }

  /**
   * Moves forward; never back, since a ledger cannot.
   *
   * @returns false if `to` has passed already, and not just now
   */
  async advance(to: Date): Promise<boolean> {
    const offset = to.getTime() - Date.now();
    const { numUpdatedRows } = await this.#db
      .updateTable('sandbox_clock')
      .set({ offset_ms: sql<number>`greatest(offset_ms, ${offset}::int8)` })
      .where('offset_ms', '<=', offset + moment)
      .executeTakeFirst();
    await this.reload();
    return numUpdatedRows > 0n;
  }
}
