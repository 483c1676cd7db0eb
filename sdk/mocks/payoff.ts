import type { PayoffQuote } from '../contract/index.ts';
import { samplePdf } from './documents.ts';
import { checkDate, PAYOFF_DAYS, payableDates, payoffOn } from './lending.ts';
import type { PersonaData } from './personas.ts';
import { type Answer, Refusal } from './respond.ts';
import { accountOf } from './world.ts';

/** `GET /v1/accounts/{id}/payoff-quote` */
export function getPayoffQuote(persona: PersonaData, request: Request, accountId?: string): Answer {
  return { status: 200, body: quote(persona, request, accountId) };
}

/** `GET /v1/accounts/{id}/payoff-letter`: a page with its title stands for the letter. */
export function getPayoffLetter(
  persona: PersonaData,
  request: Request,
  accountId?: string,
): Answer {
  quote(persona, request, accountId);
  return { status: 200, pdf: samplePdf('Payoff letter') };
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
