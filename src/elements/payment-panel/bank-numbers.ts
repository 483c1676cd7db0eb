/** What was typed for a new bank account. */
export interface BankNumbers {
  routingNumber: string;
  accountNumber: string;
  accountType: 'checking' | 'savings';
  iban: string;
}

/** The fields of a new bank account that an error can point at. */
export type BankField = 'routingNumber' | 'accountNumber' | 'iban';

/** Why a field was not accepted, by field. */
export type BankProblems = Partial<Record<BankField, string>>;

const strip = (text: string) => text.replace(/[\s-]/g, '');

/** Checks the numbers of a US account before they travel; the bank behind them may still refuse. */
export function checkUsAccount({ routingNumber, accountNumber }: BankNumbers): BankProblems {
  const problems: BankProblems = {};
  const routing = strip(routingNumber);
  if (!routing) problems.routingNumber = 'routing_number_missing';
  else if (!isRoutingNumber(routing)) problems.routingNumber = 'routing_number_invalid';
  const account = strip(accountNumber);
  if (!account) problems.accountNumber = 'account_number_missing';
  else if (!/^\d{4,17}$/.test(account)) problems.accountNumber = 'account_number_invalid';
  return problems;
}

/** Checks an IBAN by its own check digits. */
export function checkIban({ iban }: BankNumbers): BankProblems {
  const text = strip(iban).toUpperCase();
  if (!text) return { iban: 'iban_missing' };
  return isIban(text) ? {} : { iban: 'iban_invalid' };
}

/** ABA's checksum: the digits weighted 3, 7, 1 add up to a multiple of ten. */
function isRoutingNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text) || /^0+$/.test(text)) return false;
  const weights = [3, 7, 1];
  const sum = [...text].reduce(
    (total, digit, at) => total + Number(digit) * (weights[at % 3] ?? 0),
    0,
  );
  return sum % 10 === 0;
}

/** ISO 13616: with country and check digits last and letters as numbers, the rest by 97 is 1. */
function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  const moved = text.slice(4) + text.slice(0, 4);
  // Digit by digit, since the whole number is too large for a float.
  const rest = [...moved].reduce((carried, character) => {
    const value = Number.parseInt(character, 36);
    return (carried * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
  return rest === 1;
}
