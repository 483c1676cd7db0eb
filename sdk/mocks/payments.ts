import {
  type Account,
  type Payment,
  type PaymentInput,
  paymentInputSchema,
  type PaymentMethod,
  paymentPreviewInputSchema,
  type Transaction,
} from '../contract/index.ts';
import { authorizationText, checkShown, startOfDay, timeZone } from './authorization.ts';
import { answerOnce, keyOf } from './keyed.ts';
import {
  afterPayment,
  allocate,
  checkPayment,
  daysFrom,
  payableDates,
  previewOf,
} from './lending.ts';
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
  const input = await readBody(request, paymentPreviewInputSchema());
  checkPayment(data, input);
  const method = input.methodId === undefined ? undefined : methodOf(persona, input.methodId);
  const authorization = method ? authorizationText(data.account, input, method) : null;
  return { status: 200, body: { ...previewOf(data, input), authorization } };
}

/** `GET /v1/accounts/{id}/payment-dates` */
export function getPaymentDates(persona: PersonaData, accountId?: string): Answer {
  const { asOf } = accountOf(persona, accountId).account;
  const zone = timeZone;
  return { status: 200, body: { dates: payableDates(asOf), cutoffAt: `${asOf}T23:00:00Z`, zone } };
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
  const key = keyOf(request);
  const data = accountOf(persona, accountId);
  const input = await readBody(request, paymentInputSchema());
  const { amount, methodId, date, kind = 'regular' } = input;
  return answerOnce(world, persona, key, [data.account.id, amount, methodId, date, kind], () => {
    checkPayment(data, input);
    const method = methodOf(persona, methodId);
    checkShown(input, authorizationText(data.account, input, method));
    if (input.acknowledgeDuplicate === false && isLikelyDuplicate(data, input)) {
      const errors = [{ pointer: '/acknowledgeDuplicate', code: 'payment_duplicate_likely' }];
      throw new Refusal(422, 'payment_duplicate_likely', { errors });
    }
    const payment = newPayment(world, data.account, input, method);
    if (kind === 'payoff') data.payments.filter(isScheduled).forEach(cancel);
    if (date === data.account.asOf) post(world, data, payment);
    data.payments.unshift(payment);
    // The answer says what was so when it was made, so it is a copy: the bank takes the payment after it.
    const answer: Answer = { status: 201, body: structuredClone(payment) };
    if (payment.status === 'processing') payment.status = 'posted';
    return answer;
  });
}

/** `GET /v1/payments/{id}` */
export function getPayment(persona: PersonaData, paymentId?: string): Answer {
  return { status: 200, body: paymentOf(persona, paymentId) };
}

/** `DELETE /v1/payments/{id}`, while it is scheduled; a cancelled one stays so. */
export function cancelPayment(persona: PersonaData, paymentId?: string): Answer {
  const payment = paymentOf(persona, paymentId);
  if (payment.status === 'cancelled') return { status: 200, body: payment };
  if (!isScheduled(payment)) throw new Refusal(422, 'payment_not_cancellable');
  cancel(payment);
  return { status: 200, body: payment };
}

function isScheduled({ status }: Payment): boolean {
  return status === 'scheduled';
}

function cancel(payment: Payment): void {
  payment.status = 'cancelled';
  payment.cancellableUntil = null;
}

/** The same amount within five days, made already or about to be taken automatically. */
function isLikelyDuplicate({ account, payments }: AccountData, { amount, date }: PaymentInput) {
  const near = (other: string) => Math.abs(daysFrom(other, date)) <= 5;
  const { autopay, amountDue } = account;
  const automatic =
    autopay.active && autopay.nextDate !== null && amountDue.amount === amount.amount;
  return (
    (automatic && near(autopay.nextDate ?? '')) ||
    payments.some(
      (one) =>
        ['scheduled', 'processing', 'posted'].includes(one.status) &&
        one.amount.amount === amount.amount &&
        near(one.date),
    )
  );
}

function newPayment(
  world: World,
  account: Account,
  input: PaymentInput,
  method: PaymentMethod,
): Payment {
  const { amount, date, kind = 'regular' } = input;
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
    allocation: scheduled ? null : allocate(account, input),
    authorization: authorizationText(account, input, method),
    createdAt: personasNow,
    cancellableUntil: scheduled ? startOfDay(date) : null,
    kind,
    origin: 'customer',
    returned: null,
  };
}

/** Puts a payment into the account's figures and history. */
function post(world: World, data: AccountData, payment: Payment): void {
  const { amount, date } = payment;
  const kind = payment.kind as PaymentInput['kind'];
  const after = afterPayment(data, { amount, date, kind });
  const line: Transaction = {
    id: world.nextId('txn'),
    accountId: payment.accountId,
    kind: 'payment',
    direction: 'credit',
    date,
    recordedAt: personasNow,
    amount,
    allocation: allocate(data.account, { amount, date, kind }),
    principalAfter: after.account.principal,
    paymentId: payment.id,
  };
  data.account = after.account;
  data.schedule = after.schedule;
  data.transactions.unshift(line);
}

/**
 * A method that can be paid from.
 *
 * @throws Refusal 422
 */
export function methodOf(persona: PersonaData, methodId: string): PaymentMethod {
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
