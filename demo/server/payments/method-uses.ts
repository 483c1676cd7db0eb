import type { Kysely } from 'kysely';
import type { MethodUse } from '../../../sdk/contract/index.ts';
import type { Database } from '../db/schema.ts';

/**
 * What depends on each of some methods: automatic payments first, then what is scheduled, soonest
 * first. While there is anything, the method cannot be removed.
 */
export async function findUses(
  db: Kysely<Database>,
  methodIds: readonly string[],
): Promise<Map<string, MethodUse[]>> {
  const uses = new Map<string, MethodUse[]>(methodIds.map((id) => [id, []]));
  if (methodIds.length === 0) return uses;
  const orders = await db
    .selectFrom('autopay')
    .select(['method_id', 'account_id'])
    .where('method_id', 'in', methodIds)
    .where('ended_at', 'is', null)
    .orderBy('account_id')
    .execute();
  for (const { method_id: methodId, account_id: accountId } of orders) {
    uses.get(methodId)?.push({
      kind: 'autopay',
      accountId,
      paymentId: null,
      amount: null,
      date: null,
    });
  }
  const payments = await db
    .selectFrom('payments')
    .select(['id', 'method_id', 'account_id', 'amount', 'currency', 'date'])
    .where('method_id', 'in', methodIds)
    .where('status', '=', 'scheduled')
    .orderBy('date')
    .orderBy('seq')
    .execute();
  for (const { method_id: methodId, ...payment } of payments) {
    uses.get(methodId)?.push({
      kind: 'scheduled_payment',
      accountId: payment.account_id,
      paymentId: payment.id,
      amount: { amount: payment.amount, currency: payment.currency },
      date: payment.date,
    });
  }
  return uses;
}
