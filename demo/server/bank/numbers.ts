import { isValidIBAN } from 'ibantools';
import type { AccountFault, AccountNumbers } from './protocol.ts';

/** Invented banks; no routing number begins with 99, so none of these is anybody's. */
const banks: Readonly<Record<string, string>> = {
  '990000013': 'Thistledown Bank',
  '990000026': 'Fernwick Credit Union',
  '990000039': 'Harbor & Pine Savings',
  '990000042': 'Wren & Alder Trust',
};

/** Tokens of the sandbox's card processor: four digits by which the customer knows the card, last. */
const cardPattern = /^tok_sandbox_\w*\d{4}$/;

/** Numbers without the spaces and dashes people type. */
export function normalise(numbers: AccountNumbers): AccountNumbers {
  const strip = (text: string) => text.replace(/[\s-]/g, '').toUpperCase();
  if (numbers.kind === 'card') return numbers;
  return numbers.kind === 'iban'
    ? { kind: 'iban', iban: strip(numbers.iban) }
    : {
        kind: 'us_bank_account',
        routingNumber: strip(numbers.routingNumber),
        accountNumber: strip(numbers.accountNumber),
      };
}

/**
 * Finds what is wrong with normalised numbers.
 *
 * @returns every fault, by field; none if they could be an account's
 */
export function findFaults(numbers: AccountNumbers): AccountFault[] {
  if (numbers.kind === 'card') return cardPattern.test(numbers.token) ? [] : ['card_token_invalid'];
  if (numbers.kind === 'iban') return isValidIBAN(numbers.iban) ? [] : ['iban_invalid'];
  const faults: AccountFault[] = [];
  if (!isRoutingNumber(numbers.routingNumber)) faults.push('routing_number_invalid');
  if (!/^\d{4,17}$/.test(numbers.accountNumber)) faults.push('account_number_invalid');
  return faults;
}

/** The bank's name, where it is known. */
export function bankNameOf(numbers: AccountNumbers): string | null {
  if (numbers.kind === 'card') return 'Sandbox debit card';
  return numbers.kind === 'iban' ? null : (banks[numbers.routingNumber] ?? null);
}

/** The part by which a customer knows the account. */
export function accountPart(numbers: AccountNumbers): string {
  if (numbers.kind === 'card') return numbers.token;
  return numbers.kind === 'iban' ? numbers.iban : numbers.accountNumber;
}

/**
 * The checksum of the American Bankers Association: digits weighted 3, 7, 1 sum to a multiple of
 * ten. All zeros would pass and is no bank.
 */
export function isRoutingNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text) || text === '000000000') return false;
  const weights = [3, 7, 1, 3, 7, 1, 3, 7, 1];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return sum % 10 === 0;
}
