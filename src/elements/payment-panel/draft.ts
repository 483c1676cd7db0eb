import type { Account } from '../../../sdk/contract/accounts.ts';
import type { PaymentInput } from '../../../sdk/contract/payments.ts';
import type { Money } from '../../../sdk/contract/scalars.ts';
import { isPlainDate, parseMoney } from '../../../sdk/index.ts';
import type { PanelData } from './panel-data.ts';
import type { FieldProblems } from './problems.ts';

/** Which amount the customer picked; `other` and `principal` are typed, `payoff` is quoted. */
export type AmountChoice = 'due' | 'past-due' | 'next' | 'other' | 'principal' | 'payoff';

/** A payment while it is being put together. Nothing in it has been sent. */
export interface Draft {
  choice: AmountChoice;
  /** What was typed under "Other amount", or as extra toward principal, as typed. */
  otherText: string;
  /** What clears the account on `date`, once the lender has said so. */
  payoff?: Money | undefined;
  methodId: string | undefined;
  /** Empty while the customer is in the middle of typing one. */
  date: string;
  /** The last whole date. The field is given this one: an empty value would wipe what is half typed. */
  lastDate: string;
}

/** An amount offered by name. */
export interface AmountOption {
  choice: Exclude<AmountChoice, 'other' | 'principal' | 'payoff'>;
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

/** Whether an account can be paid that way now. */
export function offers(account: Account, choice: AmountChoice): boolean {
  if (choice === 'other' || choice === 'payoff') return true;
  if (choice === 'principal') return account.pastDue.amount <= 0 && account.feesDue.amount <= 0;
  return amountOptions(account).some((option) => option.choice === choice);
}

/** Whether the amount of a choice is typed. */
export function isTyped({ choice }: Draft): boolean {
  return choice === 'other' || choice === 'principal';
}

/** What a payment of a choice is meant for; left out where it is a regular one. */
export function kindOf({ choice }: Draft): Pick<PaymentInput, 'kind'> {
  if (choice === 'payoff') return { kind: 'payoff' };
  return choice === 'principal' ? { kind: 'principal_only' } : {};
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
 * @param locale decides how a typed amount is read, and in which language is agreed to
 * @param dates those that a payment can be made for; every weekday where they are not known
 */
export function checkDraft(
  draft: Draft,
  { account, dates }: Pick<PanelData, 'account' | 'dates'>,
  locale: string,
): CheckedDraft {
  const problems: FieldProblems = {};

  const amount = draftAmount(draft, account, locale);
  if (!amount.ok) problems.amount = amount.reason;

  const date = !isPlainDate(draft.date)
    ? 'date_missing'
    : draft.date < account.asOf
      ? 'date_too_early'
      : dateProblem(draft.date, dates);
  if (date) problems.date = date;

  if (draft.methodId === undefined) problems.method = 'method_missing';

  if (!amount.ok || draft.methodId === undefined || problems.date) return { ok: false, problems };
  return {
    ok: true,
    input: {
      amount: amount.money,
      methodId: draft.methodId,
      date: draft.date,
      ...kindOf(draft),
      locale,
    },
  };
}

/** The amount a draft stands for, picked or typed. */
export function draftAmount(
  draft: Draft,
  account: Account,
  locale: string,
): { ok: true; money: Money } | { ok: false; reason: string } {
  if (draft.choice === 'payoff') {
    const { payoff } = draft;
    return payoff ? { ok: true, money: payoff } : { ok: false, reason: 'payoff_pending' };
  }
  const option = amountOptions(account).find(({ choice }) => choice === draft.choice);
  if (option) return { ok: true, money: option.amount };
  return parseMoney(draft.otherText, account.amountDue.currency, locale);
}

/** Why a date from the earliest on is none that a payment can be made for. */
export function dateProblem(date: string, dates?: readonly string[]): string | undefined {
  if (dates ? dates.includes(date) : !isWeekend(date)) return undefined;
  const last = dates?.at(-1);
  return last !== undefined && date > last ? 'date_too_late' : 'date_not_business_day';
}

// By UTC throughout: a calendar date has no zone, and the local one would shift it by a day.
function isWeekend(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day === 0 || day === 6;
}
