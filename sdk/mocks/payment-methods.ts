import {
  methodVerificationInputSchema,
  type PaymentMethod,
  paymentMethodChangeSchema,
  type PaymentMethodInput,
  paymentMethodInputSchema,
} from '../contract/index.ts';
import { type PersonaData, personasNow } from './personas.ts';
import { readBody, wholePage } from './request.ts';
import { type Answer, Refusal } from './respond.ts';
import { requireRecent } from './step-up.ts';
import type { MockSession, World } from './world.ts';

/** The two small deposits that every mocked account gets, in cents. */
const deposits = [32, 45] as const;

/** `GET /v1/payment-methods`; the default comes first. */
export function listPaymentMethods(persona: PersonaData): Answer {
  return { status: 200, body: wholePage(inOrder(persona).map((one) => described(persona, one))) };
}

/** `POST /v1/payment-methods`; a new bank account is unverified. Its deposits are of 32 and 45 cents. */
export async function addPaymentMethod(
  world: World,
  persona: PersonaData,
  request: Request,
): Promise<Answer> {
  const input = await readBody(request, paymentMethodInputSchema());
  const number = checkedNumber(input);
  const card = input.kind === 'card';
  const method: PaymentMethod = {
    id: world.nextId('pm'),
    kind: input.kind,
    bankName: null,
    accountType: input.kind === 'us_bank_account' ? input.accountType : null,
    last4: number.slice(-4),
    nickname: input.nickname ?? null,
    status: card ? 'verified' : 'unverified',
    isDefault: persona.methods.length === 0,
    verification: card
      ? null
      : { status: 'pending', depositsBy: dayAfter(3), expiresOn: dayAfter(33), triesLeft: 3 },
    usedBy: [],
  };
  persona.methods.push(method);
  return { status: 201, body: method };
}

/** `PATCH /v1/payment-methods/{id}` */
export async function updatePaymentMethod(
  world: World,
  session: MockSession,
  request: Request,
  id?: string,
): Promise<Answer> {
  const { persona } = session;
  const { nickname, isDefault } = await readBody(request, paymentMethodChangeSchema());
  if (isDefault) requireRecent(world, session);
  const method = methodOf(persona, id);
  if (isDefault && method.status !== 'verified') throw new Refusal(422, 'method_unverified');
  if (isDefault) for (const one of persona.methods) one.isDefault = one === method;
  if (nickname !== undefined) method.nickname = nickname;
  return { status: 200, body: described(persona, method) };
}

/** `DELETE /v1/payment-methods/{id}`, while nothing depends on it. */
export function removePaymentMethod(persona: PersonaData, id?: string): Answer {
  const method = methodOf(persona, id);
  if (described(persona, method).usedBy.length > 0) throw new Refusal(422, 'method_in_use');
  persona.methods.splice(persona.methods.indexOf(method), 1);
  const heir = persona.methods.find(({ status }) => status === 'verified') ?? persona.methods[0];
  if (method.isDefault && heir) heir.isDefault = true;
  return { status: 204 };
}

/** `POST /v1/payment-methods/{id}/verifications`; the amounts are always 32 and 45 cents. */
export async function verifyPaymentMethod(
  persona: PersonaData,
  request: Request,
  id?: string,
): Promise<Answer> {
  const { amounts } = await readBody(request, methodVerificationInputSchema());
  const method = methodOf(persona, id);
  const { verification } = method;
  if (method.status !== 'verified') {
    if (!verification) throw new Refusal(422, 'verification_failed');
    if (verification.status !== 'pending') {
      throw new Refusal(422, `verification_${verification.status}`, { triesLeft: 0 });
    }
    const [first, second] = [...amounts].sort((a, b) => a - b);
    if (first !== deposits[0] || second !== deposits[1]) throw wrong(verification);
    method.status = 'verified';
    method.verification = null;
  }
  return { status: 200, body: described(persona, method) };
}

function wrong(verification: NonNullable<PaymentMethod['verification']>): Refusal {
  verification.triesLeft -= 1;
  const { triesLeft } = verification;
  if (triesLeft > 0) return new Refusal(422, 'verification_amounts_wrong', { triesLeft });
  verification.status = 'locked';
  return new Refusal(422, 'verification_locked', { triesLeft });
}

function inOrder({ methods }: PersonaData): PaymentMethod[] {
  return [...methods].sort((one, other) => Number(other.isDefault) - Number(one.isDefault));
}

function methodOf({ methods }: PersonaData, id?: string): PaymentMethod {
  const found = methods.find((one) => one.id === id);
  if (!found) throw new Refusal(404, 'not_found');
  return found;
}

/** A method with what depends on it at present: automatic payments first, then what is scheduled. */
function described({ accounts }: PersonaData, method: PaymentMethod): PaymentMethod {
  const scheduled = accounts.flatMap(({ payments }) =>
    payments
      .filter((payment) => payment.status === 'scheduled' && payment.method.id === method.id)
      .map(({ id, accountId, amount, date }) => ({
        kind: 'scheduled_payment',
        accountId,
        paymentId: id,
        amount,
        date,
      })),
  );
  const autopay = method.usedBy.filter(({ kind }) => kind === 'autopay');
  return { ...method, usedBy: [...autopay, ...scheduled] };
}

function dayAfter(days: number): string {
  return new Date(Date.parse(personasNow) + days * 86_400_000).toISOString().slice(0, 10);
}

function checkedNumber(input: PaymentMethodInput): string {
  if (input.kind === 'card') return input.token;
  if (input.kind === 'iban') {
    const iban = strip(input.iban).toUpperCase();
    if (!isIban(iban)) throw refusal('iban_invalid', '/iban');
    return iban;
  }
  if (!isRoutingNumber(strip(input.routingNumber))) {
    throw refusal('routing_number_invalid', '/routingNumber');
  }
  const account = strip(input.accountNumber);
  if (!/^\d{4,17}$/.test(account)) throw refusal('account_number_invalid', '/accountNumber');
  return account;
}

/** ABA checksum: the digits weighted 3, 7, 1 add up to a multiple of 10. */
function isRoutingNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false;
  const weights = [3, 7, 1];
  const sum = [...text].reduce(
    (total, digit, at) => total + Number(digit) * (weights[at % 3] ?? 0),
    0,
  );
  return sum > 0 && sum % 10 === 0;
}

/** ISO 13616: country and check digits moved to the end, letters as numbers, the rest by 97 is 1. */
function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  const moved = text.slice(4) + text.slice(0, 4);
  const digits = moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}

function strip(text: string): string {
  return text.replace(/[\s-]/g, '');
}

function refusal(code: string, pointer: string): Refusal {
  return new Refusal(422, code, { errors: [{ pointer, code }] });
}
