import { randomInt } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { PaymentMethod } from '../../../sdk/contract/index.ts';
import type { Trx } from '../accounts/store.ts';
import type { Db } from '../db/open.ts';
import { ProblemError } from '../http/problem.ts';
import { newId } from '../ids.ts';
import { viewAt } from '../lender.ts';
import { addDays, type IsoDate, nextBusinessDay } from '../lending/index.ts';
import type { MethodVerificationsTable } from './method-tables.ts';
import { findMethod, type MethodRow } from './methods.ts';

/** A check by two small deposits as it is stored. */
export type VerificationRow = Selectable<MethodVerificationsTable>;

/** How often the amounts may be wrong. */
const mostTries = 3;
/** For how many days after the deposits their amounts can be told. */
const daysToAnswer = 30;
/** How often one account may be added without being verified, in thirty days: each time gives new tries. */
const mostRounds = 3;
const thirtyDays = 30 * 86_400_000;

/**
 * Has two different small deposits sent to a new bank account, in the transaction that adds it.
 *
 * @throws {@link ProblemError} 422 where the customer has had too many goes at this account
 */
export async function orderDeposits(trx: Trx, method: MethodRow, now: Date): Promise<void> {
  await refuseManyRounds(trx, method, now);
  const first = randomInt(1, 100);
  const second = 1 + ((first + randomInt(0, 98)) % 99);
  const depositsBy = nextBusinessDay(nextBusinessDay(viewAt(now).asOf));
  const currency = method.kind === 'iban' ? 'EUR' : 'USD';
  await trx
    .insertInto('method_verifications')
    .values({
      method_id: method.id,
      first_amount: first,
      second_amount: second,
      currency,
      deposits_by: depositsBy,
      expires_on: addDays(depositsBy, daysToAnswer),
      ordered_at: now,
    })
    .execute();
  await trx
    .insertInto('deposits')
    .values(
      [first, second].map((amount) => ({
        id: newId('dep'),
        method_id: method.id,
        bank_token: method.bank_token,
        amount,
        currency,
        // Deliveries follow real time, whatever the sandbox's clock says.
        next_attempt_at: new Date(),
      })),
    )
    .execute();
}

/** Where a check stands, as the contract says it; null where there is nothing to show any more. */
export function describeVerification(
  method: MethodRow,
  row: VerificationRow | undefined,
  today: IsoDate,
): PaymentMethod['verification'] {
  if (!row || method.status === 'verified') return null;
  return {
    status: standing(row, today),
    depositsBy: row.deposits_by,
    expiresOn: row.expires_on,
    triesLeft: Math.max(0, mostTries - row.wrong_tries),
  };
}

/**
 * Takes the two amounts that a customer read at the bank, in either order. What is wrong counts, also
 * when a hundred come at once.
 *
 * @throws {@link ProblemError} 404, or 422 with the tries left
 */
export async function verifyByAmounts(
  db: Db,
  { customerId, methodId, amounts }: { customerId: string; methodId: string; amounts: number[] },
  now: Date,
): Promise<void> {
  // A refusal is thrown after the commit: thrown inside, it would take the count back.
  const refusal = await db.transaction().execute(async (trx) => {
    const method = await findMethod(trx, customerId, methodId);
    if (!method) return new ProblemError(404, 'not_found');
    const row = await trx
      .selectFrom('method_verifications')
      .selectAll()
      .where('method_id', '=', methodId)
      .forUpdate()
      .executeTakeFirst();
    const { status } = (await findMethod(trx, customerId, methodId)) ?? method;
    if (status === 'verified') return undefined;
    if (!row) return new ProblemError(422, 'verification_failed');
    const at = standing(row, viewAt(now).today);
    if (at !== 'pending') return new ProblemError(422, `verification_${at}`, { triesLeft: 0 });
    if (sameAmounts(amounts, [row.first_amount, row.second_amount])) {
      await trx
        .updateTable('payment_methods')
        .set({ status: 'verified' })
        .where('id', '=', methodId)
        .execute();
      return undefined;
    }
    const wrong = row.wrong_tries + 1;
    await trx
      .updateTable('method_verifications')
      .set({ wrong_tries: wrong })
      .where('method_id', '=', methodId)
      .execute();
    const code = wrong < mostTries ? 'verification_amounts_wrong' : 'verification_locked';
    return new ProblemError(422, code, { triesLeft: mostTries - wrong });
  });
  if (refusal) throw refusal;
}

function standing(row: VerificationRow, today: IsoDate) {
  if (row.failed) return 'failed';
  if (row.wrong_tries >= mostTries) return 'locked';
  return today > row.expires_on ? 'expired' : 'pending';
}

function sameAmounts(given: readonly number[], sent: readonly number[]): boolean {
  const sorted = (amounts: readonly number[]) => [...amounts].sort((a, b) => a - b).join();
  return sorted(given) === sorted(sent);
}

async function refuseManyRounds(trx: Trx, method: MethodRow, now: Date): Promise<void> {
  const { rounds } = await trx
    .selectFrom('method_verifications')
    .innerJoin('payment_methods', 'payment_methods.id', 'method_verifications.method_id')
    .select((build) => build.fn.countAll<number>().as('rounds'))
    .where('payment_methods.customer_id', '=', method.customer_id)
    .where('payment_methods.bank_token', '=', method.bank_token)
    .where('payment_methods.status', '=', 'unverified')
    .where('ordered_at', '>', new Date(now.getTime() - thirtyDays))
    .executeTakeFirstOrThrow();
  if (Number(rounds) >= mostRounds) {
    throw new ProblemError(422, 'verification_locked', { triesLeft: 0 });
  }
}
