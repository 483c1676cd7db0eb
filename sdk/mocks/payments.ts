import {
  type Account,
  type Money,
  type Payment,
  paymentInputSchema,
  type PaymentMethod,
  paymentPreviewInputSchema,
  type Transaction,
} from '../contract/index.ts';
import { afterPayment, allocate, checkPayment, previewOf } from './lending.ts';
import { type AccountData, type PersonaData, personasNow } from './personas.ts';
import { pageFor, readBody } from './request.ts';
import { type Answer, Refusal } from './respond.ts';
import { accountOf, type World } from './world.ts';

/** `POST /v1/accounts/{id}/payment-previews` */
export async function previewPayment(
  persona: PersonaData,
  request: Request,
  accountId?: string,
): Promise<Answer> {
  const data = accountOf(persona, accountId);
  const { amount, date, methodId } = await readBody(request, paymentPreviewInputSchema());
  checkPayment(data.account, amount, date);
  const method = methodId === undefined ? undefined : methodOf(persona, methodId);
  const authorization = method ? authorizationText(data.account, amount, date, method) : null;
  return { status: 200, body: { ...previewOf(data, amount, date), authorization } };
}

/** `GET /v1/accounts/{id}/payments` */
export function listPayments(persona: PersonaData, request: Request, accountId?: string): Answer {
  return { status: 200, body: pageFor(request, accountOf(persona, accountId).payments) };
}

/**
 * `POST /v1/accounts/{id}/payments`. The key decides: without one 400, a known one with the same
 * body gets the first answer again, with another body 422.
 */
export async function createPayment(
  world: World,
  persona: PersonaData,
  request: Request,
  accountId?: string,
): Promise<Answer> {
  const key = request.headers.get('Idempotency-Key');
  if (!key) throw new Refusal(400, 'idempotency_key_missing');
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new Refusal(400, 'invalid_request');
  const data = accountOf(persona, accountId);
  const input = await readBody(request, paymentInputSchema());
  const slot = `${persona.userId} ${key}`;
  const fingerprint = JSON.stringify([data.account.id, input.amount, input.methodId, input.date]);
  const kept = world.kept.get(slot);
  if (kept && kept.fingerprint !== fingerprint) throw new Refusal(422, 'idempotency_key_reused');
  if (kept) return { ...kept.answer, headers: { 'Idempotent-Replayed': 'true' } };
  checkPayment(data.account, input.amount, input.date);
  const method = methodOf(persona, input.methodId);
  const payment = newPayment(world, data.account, input.amount, input.date, method);
  if (input.date === data.account.asOf) post(world, data, payment);
  data.payments.unshift(payment);
  // The answer says what was so when it was made, so it is a copy: the bank takes the payment after it.
  const answer: Answer = { status: 201, body: structuredClone(payment) };
  if (payment.status === 'processing') payment.status = 'posted';
  world.kept.set(slot, { fingerprint, answer });
  return answer;
}

/** `GET /v1/payments/{id}` */
export function getPayment(persona: PersonaData, paymentId?: string): Answer {
  return { status: 200, body: paymentOf(persona, paymentId) };
}

/** `DELETE /v1/payments/{id}`, while it is scheduled; a cancelled one stays so. */
export function cancelPayment(persona: PersonaData, paymentId?: string): Answer {
  const payment = paymentOf(persona, paymentId);
  if (payment.status === 'cancelled') return { status: 200, body: payment };
  if (payment.status !== 'scheduled') throw new Refusal(422, 'payment_not_cancellable');
  payment.status = 'cancelled';
  payment.cancellableUntil = null;
  return { status: 200, body: payment };
}

function newPayment(
  world: World,
  account: Account,
  amount: Money,
  date: string,
  method: PaymentMethod,
): Payment {
  const id = world.nextId('pay');
  const scheduled = date !== account.asOf;
  return {
    id,
    accountId: account.id,
    confirmationNumber: `FS-${id.replace(/\D/g, '').padStart(8, '0')}`,
    amount,
    date,
    status: scheduled ? 'scheduled' : 'processing',
    method: { id: method.id, bankName: method.bankName, last4: method.last4 },
    allocation: scheduled ? null : allocate(account, amount.amount, date),
    authorization: authorizationText(account, amount, date, method),
    createdAt: personasNow,
    cancellableUntil: scheduled ? `${date}T06:00:00Z` : null,
  };
}

/** Puts a payment into the account's figures and history. */
function post(world: World, data: AccountData, payment: Payment): void {
  const { amount, date } = payment;
  const after = afterPayment(data, amount.amount, date);
  const line: Transaction = {
    id: world.nextId('txn'),
    accountId: payment.accountId,
    kind: 'payment',
    direction: 'credit',
    date,
    recordedAt: personasNow,
    amount,
    allocation: allocate(data.account, amount.amount, date),
    principalAfter: after.account.principal,
    paymentId: payment.id,
  };
  data.account = after.account;
  data.schedule = after.schedule;
  data.transactions.unshift(line);
}

function methodOf(persona: PersonaData, methodId: string): PaymentMethod {
  const errors = (code: string) => ({ errors: [{ pointer: '/methodId', code }] });
  const method = persona.methods.find((one) => one.id === methodId);
  if (!method) throw new Refusal(422, 'method_not_found', errors('method_not_found'));
  if (method.status !== 'verified') {
    throw new Refusal(422, 'method_unverified', errors('method_unverified'));
  }
  return method;
}

function paymentOf(persona: PersonaData, paymentId?: string): Payment {
  for (const { payments } of persona.accounts) {
    const found = payments.find((one) => one.id === paymentId);
    if (found) return found;
  }
  throw new Refusal(404, 'not_found');
}

function authorizationText(
  account: Account,
  amount: Money,
  date: string,
  method: PaymentMethod,
): string {
  const bank = method.bankName === null ? '' : `${method.bankName} `;
  const then =
    date > account.asOf
      ? 'I can cancel it until that day begins.'
      : 'It is sent at once and cannot be cancelled.';
  return (
    `I authorize the lender to debit my ${bank}account ending in ${method.last4} once, for ` +
    `${inWords(amount)} on ${date}, toward my account ending in ${account.numberLast4}. ${then}`
  );
}

function inWords({ amount, currency }: Money): string {
  const cents = String(amount % 100).padStart(2, '0');
  return `${String(Math.trunc(amount / 100))}.${cents} ${currency}`;
}
