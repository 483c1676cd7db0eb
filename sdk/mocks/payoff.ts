import type { PayoffQuote } from '../contract/index.ts';
import { checkDate, PAYOFF_DAYS, payableDates, payoffOn } from './lending.ts';
import type { PersonaData } from './personas.ts';
import { type Answer, Refusal } from './respond.ts';
import { accountOf } from './world.ts';

/** `GET /v1/accounts/{id}/payoff-quote` */
export function getPayoffQuote(persona: PersonaData, request: Request, accountId?: string): Answer {
  return { status: 200, body: quote(persona, request, accountId) };
}

/** `GET /v1/accounts/{id}/payoff-letter`: an empty page stands for the letter. */
export function getPayoffLetter(
  persona: PersonaData,
  request: Request,
  accountId?: string,
): Answer {
  quote(persona, request, accountId);
  return {
    status: 200,
    pdf:
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n' +
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>endobj\n' +
      'trailer<</Root 1 0 R>>\n%%EOF\n',
  };
}

function quote(persona: PersonaData, request: Request, accountId?: string): PayoffQuote {
  const { account, payments } = accountOf(persona, accountId);
  const { asOf, principal, feesDue, payoff, autopay, status } = account;
  if (status === 'paid_off') throw new Refusal(422, 'account_paid_off');
  const date = new URL(request.url).searchParams.get('date') ?? asOf;
  checkDate(account, date, PAYOFF_DAYS);
  const amount = payoffOn(account, date);
  const money = (value: number) => ({ amount: value, currency: principal.currency });
  return {
    amount: money(amount),
    principal,
    interest: money(amount - principal.amount - feesDue.amount),
    fees: feesDue,
    perDiem: payoff.perDiem,
    goodThrough: date,
    earliest: asOf,
    latest: payableDates(asOf).findLast((day) => day <= lastDay(asOf)) ?? asOf,
    cancels: payments.filter((one) => one.status === 'scheduled').length,
    autopay: autopay.active,
  };
}

function lastDay(asOf: string): string {
  return new Date(Date.parse(asOf) + PAYOFF_DAYS * 86_400_000).toISOString().slice(0, 10);
}
