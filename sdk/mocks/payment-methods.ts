import {
  type PaymentMethod,
  type PaymentMethodInput,
  paymentMethodInputSchema,
} from '../contract/index.ts';
import type { PersonaData } from './personas.ts';
import { readBody, wholePage } from './request.ts';
import { type Answer, Refusal } from './respond.ts';
import type { World } from './world.ts';

/** `GET /v1/payment-methods`; the default comes first. */
export function listPaymentMethods(persona: PersonaData): Answer {
  return { status: 200, body: wholePage(persona.methods) };
}

/** `POST /v1/payment-methods`; a new one is unverified. */
export async function addPaymentMethod(
  world: World,
  persona: PersonaData,
  request: Request,
): Promise<Answer> {
  const input = await readBody(request, paymentMethodInputSchema());
  const number = checkedNumber(input);
  const method: PaymentMethod = {
    id: world.nextId('pm'),
    kind: input.kind,
    bankName: null,
    accountType: input.kind === 'iban' ? null : input.accountType,
    last4: number.slice(-4),
    nickname: input.nickname ?? null,
    status: 'unverified',
    isDefault: persona.methods.length === 0,
  };
  persona.methods.push(method);
  return { status: 201, body: method };
}

function checkedNumber(input: PaymentMethodInput): string {
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
