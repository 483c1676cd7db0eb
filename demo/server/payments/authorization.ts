import type { AccountRow } from '../accounts/store.ts';
import { lender } from '../lender.ts';
import type { PaymentOrder } from './order.ts';
import type { MethodRow } from './methods.ts';

/**
 * The text that a customer agrees to for one payment. The server writes it, shows it in the
 * preview and keeps it with the payment, so what was agreed never depends on a page.
 */
export function singleAuthorization(
  account: AccountRow,
  method: MethodRow,
  order: PaymentOrder,
  asOf: string,
): string {
  const revocable =
    order.date > asOf
      ? 'I can cancel it until that day begins.'
      : 'It is sent at once and cannot be cancelled.';
  return (
    `I authorize ${lender.name} to debit ${describe(method)} once, ` +
    `for ${inWords(order)} on ${dateInWords(order.date)}, ` +
    `toward my account ending in ${account.contract_number.slice(-4)}. ${revocable}`
  );
}

/** The text that a customer agreed to for automatic payments. */
export function recurringAuthorization(
  contractNumber: string,
  { accountNumber, accountType }: { accountNumber: string; accountType: string },
): string {
  return (
    `I authorize ${lender.name} to debit my ${accountType} account ending in ` +
    `${accountNumber.slice(-4)} for the amount due, on each due date, toward my account ending in ` +
    `${contractNumber.slice(-4)}, until it is paid off. I can revoke this at any time.`
  );
}

function describe({ bank_name: bank, kind, account_type: type, last4 }: MethodRow): string {
  const account = kind === 'iban' ? 'account' : `${type ?? 'bank'} account`;
  return `my ${bank === null ? '' : `${bank} `}${account} ending in ${last4}`;
}

function inWords({ amount }: PaymentOrder): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: amount.currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const units = String(amount.amount).padStart(digits + 1, '0');
  const whole = units.slice(0, units.length - digits);
  // As text, so that no float comes near an amount.
  return format.format(
    (digits ? `${whole}.${units.slice(-digits)}` : whole) as Intl.StringNumericLiteral,
  );
}

function dateInWords(date: string): string {
  const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}
