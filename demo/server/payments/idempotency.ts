import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Trx } from '../accounts/store.ts';
import type { Db } from '../db/open.ts';
import { ProblemError } from '../http/problem.ts';

/** A key, whose it is, and a fingerprint of what it was first sent with. */
export interface Claim {
  readonly customerId: string;
  readonly key: string;
  readonly fingerprint: string;
}

/** A fingerprint of the facts that make two requests the same. */
export function digestOf(facts: unknown): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
}

/** An answer as it was first given, byte for byte. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
  readonly replayed: boolean;
}

/** What the work under a key answers. */
export interface FreshAnswer {
  readonly status: number;
  readonly body: object;
  /** The payment that it made, if it made one. */
  readonly paymentId?: string;
}

/** PostgreSQL's lock_not_available: someone else has the row for longer than we wait. */
const lockNotAvailable = '55P03';

/**
 * Does work at most once per key. Key, work and answer commit together: there is no moment at
 * which one is stored without the others. A refusal rolls all back, so the key is free again.
 */
export class Idempotency {
  readonly #db: Db;
  readonly #inFlight = new Set<string>();

  constructor(db: Db) {
    this.#db = db;
  }

  /**
   * The answer that is stored; undefined where there is none.
   *
   * @throws {@link ProblemError} 422 where the key came with something else before
   */
  recall(claim: Claim): Promise<StoredAnswer | undefined> {
    return recall(this.#db, claim);
  }

  /**
   * Answers from the store, or does the work and stores its answer.
   *
   * @throws {@link ProblemError} 422 where the key came with something else before, 409 while its
   *   first request is still at work
   */
  async once(claim: Claim, work: (trx: Trx) => Promise<FreshAnswer>): Promise<StoredAnswer> {
    const stored = await recall(this.#db, claim);
    if (stored) return stored;
    const flight = JSON.stringify([claim.customerId, claim.key]);
    if (this.#inFlight.has(flight)) throw inFlight();
    this.#inFlight.add(flight);
    try {
      return await this.#db.transaction().execute((trx) => claimAndWork(trx, claim, work));
    } finally {
      this.#inFlight.delete(flight);
    }
  }
}

async function claimAndWork(
  trx: Trx,
  claim: Claim,
  work: (trx: Trx) => Promise<FreshAnswer>,
): Promise<StoredAnswer> {
  // Another process may hold the key or the account; nobody waits for long.
  await sql`set local lock_timeout = '3s'`.execute(trx);
  if (!(await take(trx, claim))) {
    const stored = await recall(trx, claim);
    if (!stored) throw inFlight();
    return stored;
  }
  const { status, body, paymentId } = await work(trx).catch((error: unknown) => {
    throw isLockTimeout(error) ? new ProblemError(503, 'unavailable', { retryAfter: 1 }) : error;
  });
  const text = JSON.stringify(body);
  await trx
    .updateTable('idempotency_keys')
    .set({ status, body: text, payment_id: paymentId ?? null })
    .where('customer_id', '=', claim.customerId)
    .where('key', '=', claim.key)
    .execute();
  return { status, body: text, replayed: false };
}

/** Claims the key; false if it is taken. A rival that has not committed is waited for. */
async function take(trx: Trx, { customerId, key, fingerprint }: Claim): Promise<boolean> {
  try {
    const taken = await trx
      .insertInto('idempotency_keys')
      .values({ customer_id: customerId, key, fingerprint, created_at: new Date() })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst();
    return taken !== undefined;
  } catch (error) {
    throw isLockTimeout(error) ? inFlight() : error;
  }
}

async function recall(db: Db | Trx, claim: Claim): Promise<StoredAnswer | undefined> {
  const row = await db
    .selectFrom('idempotency_keys')
    .select(['fingerprint', 'status', 'body'])
    .where('customer_id', '=', claim.customerId)
    .where('key', '=', claim.key)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.fingerprint !== claim.fingerprint) throw new ProblemError(422, 'idempotency_key_reused');
  if (row.status === null || row.body === null) throw inFlight();
  return { status: row.status, body: row.body, replayed: true };
}

function inFlight(): ProblemError {
  return new ProblemError(409, 'idempotency_in_flight', { retryAfter: 1 });
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === lockNotAvailable;
}
