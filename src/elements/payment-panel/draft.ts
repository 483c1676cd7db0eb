import type { Account } from '../../../sdk/contract/accounts.ts';
import type { PaymentInput } from '../../../sdk/contract/payments.ts';
import type { Money } from '../../../sdk/contract/scalars.ts';
import { isPlainDate, parseMoney } from '../../../sdk/index.ts';
import type { FieldProblems } from './problems.ts';

/** Which amount the customer picked; only `other` is typed. */
export type AmountChoice = 'due' | 'past-due' | 'next' | 'other';

/** A payment while it is being put together. Nothing in it has been sent. */
export interface Draft {
  choice: AmountChoice;
  /** What was typed under "Other amount", as typed. */
  otherText: string;
  methodId: string | undefined;
  /** Empty while the customer is in the middle of typing one. */
  date: string;
  /** The last whole date. The field is given this one: an empty value would wipe what is half typed. */
  lastDate: string;
}

/** An amount offered by name. */
export interface AmountOption {
  choice: Exclude<AmountChoice, 'other'>;
  amount: Money;
}

/** The amounts an account offers by name, the one most people want first. */
export function amountOptions(account: Account): AmountOption[] {
  const { amountDue, pastDue, nextInstalment } = account;
  const options: AmountOption[] = [];
  if (amountDue.amount > 0) options.push({ choice: 'due', amount: amountDue });
  if (pastDue.amount > 0 && pastDue.amount < amountDue.amount) {
    options.push({ choice: 'past-due', amount: pastDue });
  }
  if (amountDue.amount <= 0 && nextInstalment) {
    options.push({ choice: 'next', amount: nextInstalment.amount });
  }
  return options;
}

/** Where a new payment begins: the amount due, on the first day it can post. */
export function newDraft(account: Account, methodId: string | undefined): Draft {
  const choice = amountOptions(account)[0]?.choice ?? 'other';
  const { asOf } = account;
  return { choice, otherText: '', methodId, date: asOf, lastDate: asOf };
}

/** A draft made whole, or what is missing from it. */
export type CheckedDraft =
  { ok: true; input: PaymentInput } | { ok: false; problems: FieldProblems };

/**
 * Checks a draft as far as the page can; the server has the last word on amounts and dates.
 *
 * @param locale decides how a typed amount is read
 */
export function checkDraft(draft: Draft, account: Account, locale: string): CheckedDraft {
  const problems: FieldProblems = {};

  const amount = draftAmount(draft, account, locale);
  if (!amount.ok) problems.amount = amount.reason;

  if (!isPlainDate(draft.date)) problems.date = 'date_missing';
  else if (draft.date < account.asOf) problems.date = 'date_too_early';
  else if (isWeekend(draft.date)) problems.date = 'date_not_business_day';

  if (draft.methodId === undefined) problems.method = 'method_missing';

  if (!amount.ok || draft.methodId === undefined || problems.date) return { ok: false, problems };
  return {
    ok: true,
    input: { amount: amount.money, methodId: draft.methodId, date: draft.date },
  };
}

/** The amount a draft stands for, picked or typed. */
export function draftAmount(
  draft: Draft,
  account: Account,
  locale: string,
): ReturnType<typeof parseMoney> {
  const option = amountOptions(account).find(({ choice }) => choice === draft.choice);
  if (option) return { ok: true, money: option.amount };
  return parseMoney(draft.otherText, account.amountDue.currency, locale);
}

// By UTC throughout: a calendar date has no zone, and the local one would shift it by a day.
function isWeekend(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day === 0 || day === 6;
}
