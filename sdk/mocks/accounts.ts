import type { PersonaData } from './personas.ts';
import { pageFor, wholePage } from './request.ts';
import type { Answer } from './respond.ts';
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
  return { status: 200, body: pageFor(request, accountOf(persona, accountId).transactions) };
}

/** `GET /v1/accounts/{id}/schedule` */
export function getSchedule(persona: PersonaData, request: Request, accountId?: string): Answer {
  return { status: 200, body: pageFor(request, accountOf(persona, accountId).schedule, 100) };
}
