import { randomBytes, randomInt } from 'node:crypto';

/** Kinds of things that have an id, by the id's first letters. */
type Prefix =
  | 'acc'
  | 'apy'
  | 'auth'
  | 'cus'
  | 'dep'
  | 'dev'
  | 'doc'
  | 'mail'
  | 'pay'
  | 'plc'
  | 'pm'
  | 'tx'
  | 'att'
  | 'cnv'
  | 'msg'
  | 'ntc'
  | 'cns'
  | 'cpy';

/** A new id that cannot be guessed, such as `pay_5JZ0…`. */
export function newId(prefix: Prefix): string {
  return `${prefix}_${randomBytes(12).toString('base64url')}`;
}

// Without the letters and digits that people confuse on the phone.
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A number to quote on the phone, such as `7KQ2-M4TX-9B`. */
export function newConfirmationNumber(): string {
  const sign = () => alphabet[randomInt(alphabet.length)];
  return '____-____-__'.replace(/_/g, () => sign() ?? '');
}
