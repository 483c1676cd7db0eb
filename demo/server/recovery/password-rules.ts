import { isLeaked } from './leaked-passwords.ts';

/** Why a password is refused. */
export type PasswordFault = 'too_short' | 'too_long' | 'common' | 'breached' | 'personal';

/** Characters that a password needs at least; fewer where a second factor stands beside it. */
export const minimumLength = { alone: 15, withSecondFactor: 8 } as const;
const maximumLength = 128;

/** Whether a password is long enough without a second factor beside it. */
export function standsAlone(password: string): boolean {
  return lengthOf(password) >= minimumLength.alone;
}

/** Who chooses, and how much the password has to carry. */
export interface PasswordContext {
  readonly minimumLength: number;
  /** User ID, name, address: what others know of the customer. */
  readonly personal: readonly string[];
}

/** Letters and digits that stand beside each other, in both directions. */
const runs = ['abcdefghijklmnopqrstuvwxyz', '0123456789'.repeat(3), 'qwertyuiopasdfghjklzxcvbnm']
  .flatMap((run) => [run, [...run].reverse().join('')])
  .join(' ');

/**
 * Looks for reasons to refuse a password. There are no rules on what it is made of: long is what
 * counts, and that nobody would guess it (NIST SP 800-63B, 3.1.1.2). Characters are counted, not
 * bytes, as they are after NFKC.
 *
 * @returns none where it will do
 */
export async function passwordFaults(
  password: string,
  context: PasswordContext,
): Promise<PasswordFault[]> {
  const text = password.normalize('NFKC').toLowerCase();
  const length = lengthOf(password);
  if (length < context.minimumLength) return ['too_short'];
  if (length > maximumLength) return ['too_long'];
  const faults: PasswordFault[] = [];
  if ((await isLeaked(text)) || (await isLeaked(lettersAndDigits(text)))) faults.push('breached');
  else if (await isCommon(text)) faults.push('common');
  if (isPersonal(text, context.personal)) faults.push('personal');
  return faults;
}

/** A known password dressed up, a pattern, or next to nothing said many times. */
async function isCommon(text: string): Promise<boolean> {
  const bare = lettersAndDigits(text);
  // Of a password in signs and blanks alone nothing would be left.
  const unit = repeatedUnit(bare || text);
  if (new Set(text).size < 5 || unit.length < 5) return true;
  if (runs.includes(unit)) return true;
  const core = unit.replace(/^[0-9]+|[0-9]+$/g, '');
  return (await isLeaked(unit)) || (core.length > 3 && (await isLeaked(core)));
}

/** What others know of the customer, with less than eight characters of anything else. */
function isPersonal(text: string, personal: readonly string[]): boolean {
  const words = personal
    .flatMap((one) =>
      one
        .normalize('NFKC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => word.length > 2)
    .sort((one, other) => other.length - one.length);
  const found = words.filter((word) => text.includes(word));
  const rest = found.reduce((left, word) => left.replaceAll(word, ''), text);
  return found.length > 0 && lettersAndDigits(rest).length < 8;
}

/** In characters, as they are after NFKC. */
function lengthOf(password: string): number {
  return [...password.normalize('NFKC')].length;
}

function lettersAndDigits(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** What a text repeats, `abc` of `abcabcab`; the text itself where it repeats nothing. */
function repeatedUnit(text: string): string {
  for (let length = 1; length * 2 <= text.length; length += 1) {
    if (text.startsWith(text.slice(length))) {
      return text.slice(0, length);
    }
  }
  return text;
}
