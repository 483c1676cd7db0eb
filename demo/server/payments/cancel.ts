import { lockAccount } from '../accounts/store.ts';
import type { Db } from '../db/open.ts';
import { ProblemError } from '../http/problem.ts';
import { viewAt } from '../lender.ts';
import { cancelPayment } from './scheduled.ts';
import { findPayment, type PaymentWithMethod } from './store.ts';

/**
 * Cancels a payment that waits for its date. Cancelling a cancelled one is no error: the first
 * answer may have been lost.
 *
 * @throws {@link ProblemError} 404, or 422 once the day has begun or the money is on its way
 */
export async function cancelOwn(
  db: Db,
  customerId: string,
  paymentId: string,
  now: Date,
): Promise<PaymentWithMethod> {
  return db.transaction().execute(async (trx) => {
    const found = await findPayment(trx, customerId, paymentId);
    if (!found) throw new ProblemError(404, 'not_found');
    // Whoever posts the payment holds the account, so what is read after this stays true.
    await lockAccount(trx, found.account_id);
    const { status, date } = (await findPayment(trx, customerId, paymentId)) ?? found;
    if (status !== 'cancelled') {
      const begun = date <= viewAt(now).today;
      if (status !== 'scheduled' || begun) throw new ProblemError(422, 'payment_not_cancellable');
      await cancelPayment(trx, paymentId, now);
    }
    return (await findPayment(trx, customerId, paymentId)) ?? found;
  });
}
