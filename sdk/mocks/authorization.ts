import type { Account, Money, PaymentInput, PaymentMethod } from '../contract/index.ts';
import { Refusal } from './respond.ts';

/** What is to be agreed to. */
interface Order {
  amount: Money;
  date: string;
  kind?: PaymentInput['kind'];
}

/**
 * The text that a customer agrees to for one payment, word for word as the reference server's
 * personas read it: in English, whatever the locale.
 */
export function authorizationText(
  account: Account,
  { amount, date, kind }: Order,
  method: PaymentMethod,
): string {
  const bank = method.bankName === null ? '' : `${method.bankName} `;
  const type = method.accountType === null ? '' : `${method.accountType} `;
  return [
    `I authorize Prairie Lane Finance to debit my ${bank}${type}account ending in ${method.last4} ` +
      `once, for ${inWords(amount)} on ${dayInWords(date)}, toward my account ending in ` +
      `${account.numberLast4}.`,
    ...(kind === 'payoff'
      ? [
          'This pays off and closes the account. Other payments that are scheduled on it are ' +
            'cancelled, and automatic payments end with it.',
        ]
      : []),
    ...(kind === 'principal_only'
      ? [
          'All of it goes to principal. It doesn’t count as a monthly payment, which stays due on ' +
            'its date.',
        ]
      : []),
    date > account.asOf
      ? `I can cancel it until ${momentInWords(startOfDay(date))}, by signing in or by calling ` +
        '(312) 555-0142.'
      : 'It is sent at once and cannot be cancelled.',
  ].join(' ');
}

/**
 * Sees that what was read is what is about to be kept.
 *
 * @throws Refusal 422
 */
export function checkShown(
  { authorization: shown }: { authorization?: string | undefined },
  authorization: string,
): void {
  const code = 'authorization_changed';
  if (shown === undefined || shown === authorization) return;
  throw new Refusal(422, code, { errors: [{ pointer: '/authorization', code }] });
}

/** When a date begins at the sandbox's lender, in Chicago; RFC 3339 in UTC. */
export function startOfDay(date: string): string {
  // Six hours behind Greenwich in winter, five in summer; the change comes later than midnight.
  for (const hours of ['05', '06']) {
    const instant = `${date}T${hours}:00:00Z`;
    const hour = new Intl.DateTimeFormat('en-US', { hour: 'numeric', hourCycle: 'h23', timeZone });
    if (Number(hour.format(new Date(instant))) === 0) return instant;
  }
  return `${date}T06:00:00Z`;
}

/** Where the sandbox's lender is. */
export const timeZone = 'America/Chicago';

function inWords({ amount, currency }: Money): string {
  const text = `${String(Math.trunc(amount / 100))}.${String(amount % 100).padStart(2, '0')}`;
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(
    text as Intl.StringNumericLiteral,
  );
}

function dayInWords(date: string): string {
  const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}

function momentInWords(instant: string): string {
  const format = new Intl.DateTimeFormat('en-US', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  });
  return format.format(new Date(instant));
}
