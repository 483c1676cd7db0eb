import { createHash } from 'node:crypto';
import type { Payment, PaymentInput } from '../../../sdk/contract/index.ts';
import { catchUp } from '../accounts/catch-up.ts';
import { type AccountRow, lockAccount, type Trx } from '../accounts/store.ts';
import { ProblemError } from '../http/problem.ts';
import { newConfirmationNumber, newId } from '../ids.ts';
import type { View } from '../lending/index.ts';
import { singleAuthorization } from './authorization.ts';
import { findMethod, type MethodRow } from './methods.ts';
import { checkOrder, refused } from './order.ts';
import { postPayment } from './posting.ts';
import { describePayment, findPayment, type NewPayment, scheduledTotal } from './store.ts';

/** Who wants which account paid, and how. */
export interface Submission {
  readonly customerId: string;
  readonly accountId: string;
  /** The customer's key; the bank's log shows it, too. */
  readonly key: string;
  readonly input: PaymentInput;
}

/** A text that is the same for the same payment, however its JSON was written. */
export function fingerprintOf({ accountId, input }: Omit<Submission, 'key'>): string {
  const { amount, methodId, date } = input;
  const facts = ['payment', accountId, amount.amount, amount.currency, methodId, date];
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
}

/**
 * Makes a payment in the caller's transaction: checks it against the account as it stands under
 * lock, then posts it if it is for the earliest date, else schedules it.
 *
 * @throws {@link ProblemError}
 */
export async function submit(
  trx: Trx,
  { customerId, accountId, key, input }: Submission,
  { view, now }: { view: View; now: Date },
): Promise<Payment> {
  const account = await lockAccount(trx, accountId);
  if (account?.customer_id !== customerId) throw new ProblemError(404, 'not_found');
  await catchUp(trx, account, { today: view.today, now });
  checkOrder(account, input, view, await scheduledTotal(trx, accountId));
  const method = await usableMethod(trx, customerId, input.methodId);
  const payment = newPayment(account, method, input, { key, view, now });
  await trx.insertInto('payments').values(payment).execute();
  if (input.date === view.asOf) {
    const { bank_token: bankToken } = method;
    await postPayment(trx, account, payment, { date: input.date, bankToken, now });
  }
  const written = await findPayment(trx, customerId, payment.id);
  if (!written) throw new Error('The payment just written is not there.');
  return describePayment(written);
}

/** @throws {@link ProblemError} 422 where the method is not the customer's or not verified */
export async function usableMethod(
  trx: Parameters<typeof findMethod>[0],
  customerId: string,
  methodId: string,
): Promise<MethodRow> {
  const method = await findMethod(trx, customerId, methodId);
  if (!method) throw refused('method_not_found', '/methodId');
  if (method.status !== 'verified') throw refused('method_unverified', '/methodId');
  return method;
}

function newPayment(
  account: AccountRow,
  method: MethodRow,
  input: PaymentInput,
  { key, view, now }: { key: string; view: View; now: Date },
): NewPayment {
  return {
    id: newId('pay'),
    account_id: account.id,
    customer_id: account.customer_id,
    method_id: method.id,
    origin: 'customer',
    confirmation_number: newConfirmationNumber(),
    idempotency_key: key,
    amount: input.amount.amount,
    currency: account.currency,
    date: input.date,
    status: 'scheduled',
    authorization_text: singleAuthorization(account, method, input, view.asOf),
    created_at: now,
  };
}
