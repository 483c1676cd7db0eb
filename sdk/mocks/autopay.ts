import {
  type Account,
  type Autopay,
  type AutopayDebit,
  type AutopayInput,
  autopayInputSchema,
  type Instalment,
  type PaymentMethod,
} from '../contract/index.ts';
import { checkShown } from './authorization.ts';
import { answerOnce, keyOf } from './keyed.ts';
import { isBankDay, payoffOn } from './lending.ts';
import { methodOf } from './payments.ts';
import { type AccountData, type PersonaData, personasNow } from './personas.ts';
import { readBody } from './request.ts';
import { type Answer, Refusal } from './respond.ts';
import { accountOf, type World } from './world.ts';

const DAY = 86_400_000;

/** `GET /v1/accounts/{id}/autopay` */
export function getAutopay(world: World, persona: PersonaData, accountId?: string): Answer {
  return { status: 200, body: autopayOf(world, persona, accountOf(persona, accountId)) };
}

/** `POST /v1/accounts/{id}/autopay-previews` */
export async function previewAutopay(
  persona: PersonaData,
  request: Request,
  accountId?: string,
): Promise<Answer> {
  const data = accountOf(persona, accountId);
  const input = await readBody(request, autopayInputSchema());
  const method = checkedMethod(persona, data.account, input);
  const debits = debitsOf(data, input);
  return {
    status: 200,
    body: {
      upcoming: debits.slice(0, 3),
      last: debits.find(({ final }) => final) ?? null,
      authorization: authorizationText(data.account, input, method),
      notes: notesFor(data, input),
    },
  };
}

/** `PUT /v1/accounts/{id}/autopay`; the key decides as for a payment. */
export async function setAutopay(
  world: World,
  persona: PersonaData,
  request: Request,
  accountId?: string,
): Promise<Answer> {
  const key = keyOf(request);
  const data = accountOf(persona, accountId);
  const input = await readBody(request, autopayInputSchema());
  const { amountKind, amount, day, methodId } = input;
  return answerOnce(
    world,
    persona,
    key,
    [data.account.id, amountKind, amount, day, methodId],
    () => {
      const method = checkedMethod(persona, data.account, input);
      checkShown(input, authorizationText(data.account, input, method));
      const set = { ...describe(data, input, method), since: personasNow };
      world.autopay.set(data.account.id, set);
      data.account.autopay = { active: true, nextDate: set.next?.date ?? null };
      return { status: 200, body: structuredClone(set) };
    },
  );
}

/** `DELETE /v1/accounts/{id}/autopay`; off already is no error. */
export function revokeAutopay(world: World, persona: PersonaData, accountId?: string): Answer {
  const data = accountOf(persona, accountId);
  world.autopay.delete(data.account.id);
  data.account.autopay = { active: false, nextDate: null };
  return { status: 200, body: off(data.account) };
}

function autopayOf(world: World, persona: PersonaData, data: AccountData): Autopay {
  const { account } = data;
  const set = world.autopay.get(account.id);
  const [method] = persona.methods;
  if (account.status === 'paid_off' || !account.autopay.active || !method) return off(account);
  if (!set) {
    const input: AutopayInput = {
      amountKind: 'due',
      amount: null,
      day: null,
      methodId: method.id,
    };
    return describe(data, input, method);
  }
  const { settings } = set;
  if (!settings || set.status !== 'active') return set;
  // What was paid meanwhile counts.
  const { amountKind, amount, day } = settings;
  const input = { amountKind, amount, day, methodId: settings.method.id } as AutopayInput;
  return { ...set, next: debitsOf(data, input)[0] ?? null, notes: notesFor(data, input) };
}

function off({ id }: Account): Autopay {
  return {
    accountId: id,
    status: 'off',
    pausedFor: null,
    settings: null,
    next: null,
    sending: null,
    authorization: null,
    since: null,
    notes: [],
  };
}

function describe(data: AccountData, input: AutopayInput, method: PaymentMethod): Autopay {
  const { amountKind, amount, day } = input;
  const { id, bankName, last4 } = method;
  return {
    ...off(data.account),
    status: 'active',
    settings: { amountKind, amount, day, method: { id, bankName, last4 } },
    next: debitsOf(data, input)[0] ?? null,
    authorization: authorizationText(data.account, input, method),
    since: `${data.account.openedOn}T15:00:00Z`,
    notes: notesFor(data, input),
  };
}

function checkedMethod(
  persona: PersonaData,
  account: Account,
  { amountKind, amount, methodId }: AutopayInput,
): PaymentMethod {
  if (account.status === 'paid_off') throw new Refusal(422, 'account_paid_off');
  const refuse = (status: 400 | 422, code: string, pointer: string, at = code) =>
    new Refusal(status, code, { errors: [{ pointer, code: at }] });
  if ((amount === null) !== (amountKind === 'due')) {
    throw refuse(400, 'invalid_request', '/amount', amount ? 'invalid' : 'required');
  }
  if (amount) {
    if (amount.currency !== account.amountDue.currency) {
      throw refuse(422, 'currency_mismatch', '/amount/currency');
    }
    if (amount.amount <= 0) throw refuse(422, 'amount_too_small', '/amount/amount');
    if (amount.amount > 100_000_00) throw refuse(422, 'amount_too_large', '/amount/amount');
  }
  return methodOf(persona, methodId);
}

/** What would be taken, as far as the mocks' books go: every instalment as the contract has it. */
function debitsOf(data: AccountData, { amountKind, amount, day }: AutopayInput): AutopayDebit[] {
  const { account, schedule, payments } = data;
  const { currency } = account.amountDue;
  const open = schedule.filter(({ status }) => status !== 'paid');
  const today = personasNow.slice(0, 10);
  const ahead = open.filter((one) => dayFor(one, day) > today);
  let scheduled = payments
    .filter(({ status }) => status === 'scheduled')
    .reduce((sum, one) => sum + one.amount.amount, 0);
  const behind = account.pastDue.amount;
  return ahead.map((one, at) => {
    const left = one.amount.amount - one.paid.amount + (at === 0 ? behind : 0);
    const paid = Math.min(left, scheduled);
    scheduled -= paid;
    const set = amount?.amount ?? 0;
    const due = left - paid;
    const wanted = { due, due_plus: due + set, fixed: set }[amountKind];
    const clearing = payoffOn(account, dayFor(one, day));
    const final = one === open.at(-1) && amountKind !== 'fixed';
    const value = final && open.length === 1 ? clearing : Math.min(wanted, clearing);
    const date = dayFor(one, day);
    return {
      date,
      dueDate: one.dueDate,
      amount: { amount: value, currency },
      final,
      stopBy: businessDaysBefore(date, 3),
    };
  });
}

function dayFor({ dueDate }: Instalment, day: number | null): string {
  let date = dueDate;
  if (day !== null) {
    const due = Number(dueDate.slice(8));
    const month = new Date(`${dueDate.slice(0, 7)}-01T00:00:00Z`);
    month.setUTCMonth(month.getUTCMonth() + (day <= due ? 1 : 0), 0);
    month.setUTCDate(Math.min(day, month.getUTCDate()));
    date = month.toISOString().slice(0, 10);
  }
  while (!isBankDay(date)) date = shift(date, 1);
  return date;
}

function businessDaysBefore(date: string, count: number): string {
  let day = date;
  for (let left = count; left > 0;) {
    day = shift(day, -1);
    if (isBankDay(day)) left -= 1;
  }
  return day;
}

function shift(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

function notesFor({ account, payments }: AccountData, input: AutopayInput): Autopay['notes'] {
  const notes: Autopay['notes'] = [];
  if (account.pastDue.amount > 0) notes.push('past_due');
  if (payments.some(({ status }) => status === 'scheduled')) notes.push('scheduled_payment');
  const { amountKind, amount } = input;
  if (amountKind === 'fixed' && (amount?.amount ?? 0) < account.instalment.amount) {
    notes.push('below_due');
  }
  return notes;
}

function authorizationText(
  account: Account,
  { amountKind, day }: AutopayInput,
  { bankName, last4 }: PaymentMethod,
): string {
  const amount = {
    due: 'the amount due',
    due_plus: 'the amount due and something more toward principal',
    fixed: 'a fixed amount',
  }[amountKind];
  const when = day === null ? 'on each due date' : `on day ${String(day)} before each due date`;
  return (
    `I authorize the lender to debit my ${bankName === null ? '' : `${bankName} `}account ending in ` +
    `${last4} for ${amount}, ${when}, toward my account ending in ${account.numberLast4}, until it ` +
    'is paid off. I can change or revoke this at any time until the day of a payment begins.'
  );
}
