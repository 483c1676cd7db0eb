import type { Payment, PaymentInput } from '../../../sdk/contract/index.ts';
import { catchUp, chargeFees } from '../accounts/catch-up.ts';
import { type AccountRow, lockAccount, type Trx } from '../accounts/store.ts';
import { ProblemError } from '../http/problem.ts';
import { newConfirmationNumber, newId } from '../ids.ts';
import { startOf } from '../lender.ts';
import type { View } from '../lending/index.ts';
import { checkShown, singleAuthorization } from './authorization.ts';
import { isLikelyDuplicate } from './duplicates.ts';
import { digestOf } from './idempotency.ts';
import { findMethod, type MethodRow } from './methods.ts';
import { factsOf, localeOf, type Post } from './notices.ts';
import { checkOrder, refused } from './order.ts';
import { postPayment } from './posting.ts';
import { cancelScheduled } from './scheduled.ts';
import { commitmentsOf, describePayment, findPayment, type NewPayment } from './store.ts';

/** Who wants which account paid, and how. */
export interface Submission {
  readonly customerId: string;
  readonly accountId: string;
  /** The customer's key; the bank's log shows it, too. */
  readonly key: string;
  readonly input: PaymentInput;
}

/**
 * A text that is the same for the same payment, however its JSON was written. Whether a likely
 * duplicate is meant, in which language it was agreed to and which text was read makes no other payment of it.
 */
export function fingerprintOf({ accountId, input }: Omit<Submission, 'key'>): string {
  const { amount, methodId, date, kind = 'regular' } = input;
  const facts = ['payment', accountId, amount.amount, amount.currency, methodId, date];
  // Left out where regular: keys of before there were kinds are still the same.
  if (kind !== 'regular') facts.push(kind);
  return digestOf(facts);
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
  { view, now, post }: { view: View; now: Date; post: Post },
): Promise<Payment> {
  const account = await lockAccount(trx, accountId);
  if (account?.customer_id !== customerId) throw new ProblemError(404, 'not_found');
  // The clock was moved, here or at another server, after the request had read it.
  if (account.run_through > view.today)
    throw new ProblemError(503, 'unavailable', { retryAfter: 1 });
  await catchUp(trx, account, { today: view.today, now, post });
  checkOrder(account, input, view, await commitmentsOf(trx, accountId));
  const method = await usableMethod(trx, customerId, input.methodId, { hold: true });
  const authorization = singleAuthorization(account, method, input, {
    asOf: view.asOf,
    locale: await localeFor(trx, account, input.locale),
  });
  checkShown(input, authorization);
  const asks = input.acknowledgeDuplicate === false;
  if (asks && (await isLikelyDuplicate(trx, account, input, view.today))) {
    throw refused('payment_duplicate_likely', '/acknowledgeDuplicate');
  }
  const payment = newPayment(account, method, input, { key, authorization, now });
  if (input.kind === 'payoff') {
    await cancelScheduled(trx, account, { reason: 'payoff_instead', now, post });
    // After the cut-off it counts on a later day, and so do the fees that come due by then.
    if (input.date === view.asOf) await chargeFees(trx, account, input.date, now);
  }
  await trx.insertInto('payments').values(payment).execute();
  if (input.date === view.asOf) {
    const { bank_token: bankToken } = method;
    await postPayment(trx, account, payment, { date: input.date, bankToken, now });
  }
  await post.send(trx, {
    template: 'payment_confirmed',
    customerId,
    data: {
      ...factsOf(account, payment),
      authorization,
      cancellableUntil: input.date === view.asOf ? null : startOf(input.date),
    },
  });
  const written = await findPayment(trx, customerId, payment.id);
  if (!written) throw new Error('The payment just written is not there.');
  return describePayment(written);
}

/** The language of the authorisation text: as the page asks, else the customer's own. */
export function localeFor(
  trx: Parameters<typeof localeOf>[0],
  { customer_id: customerId }: AccountRow,
  asked: string | undefined,
): Promise<string> {
  return asked === undefined ? localeOf(trx, customerId) : Promise.resolve(asked);
}

/**
 * The method to pay from.
 *
 * @param hold keeps it from being removed until the transaction ends: for whatever will use it later
 * @throws {@link ProblemError} 422 where the method is not the customer's or not verified
 */
export async function usableMethod(
  trx: Parameters<typeof findMethod>[0],
  customerId: string,
  methodId: string,
  options?: { hold: boolean },
): Promise<MethodRow> {
  const method = await findMethod(trx, customerId, methodId, options);
  if (!method) throw refused('method_not_found', '/methodId');
  if (method.status !== 'verified') throw refused('method_unverified', '/methodId');
  return method;
}

function newPayment(
  account: AccountRow,
  method: MethodRow,
  input: PaymentInput,
  { key, authorization, now }: { key: string; authorization: string; now: Date },
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
    kind: input.kind ?? 'regular',
    authorization_text: authorization,
    created_at: now,
  };
}
