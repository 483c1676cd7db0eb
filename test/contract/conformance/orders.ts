import { randomUUID } from 'node:crypto';
import type { Account, PaymentInput } from '../../../sdk/contract/index.ts';
import type { Caller } from './api.ts';

const DAY = 86_400_000;

/** A key never used before. */
export function newKey(): string {
  return randomUUID();
}

/**
 * A payment that the caller's first account can take today.
 *
 * @param amount minor units; small, so that many scenarios can pay on one account
 */
export async function orderFor(
  caller: Caller,
  amount = 500,
): Promise<{ account: Account; body: PaymentInput }> {
  const account = await caller.account();
  const method = await caller.verifiedMethod();
  const { currency } = account.amountDue;
  return {
    account,
    body: { amount: { amount, currency }, methodId: method.id, date: account.asOf },
  };
}

/** A date some days from another. */
export function shiftDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** The Saturday after a date. */
export function nextSaturday(date: string): string {
  const weekday = new Date(date).getUTCDay();
  return shiftDays(date, 6 - weekday || 7);
}

/** A Wednesday 8 to 14 days after a date; moved by a week where it is a fixed bank holiday. */
export function laterBusinessDay(date: string): string {
  const weekday = new Date(date).getUTCDay();
  const wednesday = shiftDays(date, 7 + ((3 - weekday + 7) % 7 || 7));
  const fixed = ['01-01', '06-19', '07-04', '11-11', '12-25'];
  return fixed.includes(wednesday.slice(5)) ? shiftDays(wednesday, 7) : wednesday;
}
