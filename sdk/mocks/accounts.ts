import { projectionInputSchema, transactionFilterSchema } from '../contract/index.ts';
import { isCalendarDate } from './lending.ts';
import type { PersonaData } from './personas.ts';
import { projectionOf } from './projections.ts';
import { checked, pageFor, readBody, wholePage } from './request.ts';
import { type Answer, Refusal } from './respond.ts';
import { accountOf } from './world.ts';

/** `GET /v1/accounts` */
export function listAccounts(persona: PersonaData): Answer {
  return { status: 200, body: wholePage(persona.accounts.map(({ account }) => account)) };
}

/** `GET /v1/accounts/{id}` */
export function getAccount(persona: PersonaData, accountId?: string): Answer {
  return { status: 200, body: accountOf(persona, accountId).account };
}

/** `GET /v1/accounts/{id}/vehicle` */
export function getVehicle(persona: PersonaData, accountId?: string): Answer {
  return { status: 200, body: accountOf(persona, accountId).vehicle };
}

/** `GET /v1/accounts/{id}/transactions` */
export function listTransactions(
  persona: PersonaData,
  request: Request,
  accountId?: string,
): Answer {
  const { searchParams } = new URL(request.url);
  const { kind, from, to } = checked(
    transactionFilterSchema(),
    Object.fromEntries(searchParams.entries()),
  );
  for (const date of [from, to]) {
    if (date !== undefined && !isCalendarDate(date)) throw new Refusal(400, 'invalid_request');
  }
  const found = accountOf(persona, accountId).transactions.filter(
    (one) =>
      (kind === undefined || one.kind === kind) &&
      (from === undefined || one.date >= from) &&
      (to === undefined || one.date <= to),
  );
  return { status: 200, body: pageFor(request, found) };
}

/** `POST /v1/accounts/{id}/projections` */
export async function projectAccount(
  persona: PersonaData,
  request: Request,
  accountId?: string,
): Promise<Answer> {
  const { extra } = await readBody(request, projectionInputSchema());
  return { status: 200, body: projectionOf(accountOf(persona, accountId), extra) };
}

/** `GET /v1/accounts/{id}/schedule` */
export function getSchedule(persona: PersonaData, request: Request, accountId?: string): Answer {
  return { status: 200, body: pageFor(request, accountOf(persona, accountId).schedule, 100) };
}
