import { randomInt } from 'node:crypto';
import { normaliseUserId } from '../auth/index.ts';
import type { Db } from '../db/open.ts';
import { ProblemError } from '../http/problem.ts';

const shortest = 4;
const longest = 64;
const suggestionsGiven = 3;

/**
 * Reads a user ID that somebody chooses, in its one spelling. Letters without accents: others can
 * be told apart by no one who hears or copies them.
 *
 * @throws {@link ProblemError} 422 `user_id_refused`
 */
export function readUserId(typed: string): string {
  const userId = normaliseUserId(typed);
  const code = faultOf(userId);
  if (code === undefined) return userId;
  throw new ProblemError(422, 'user_id_refused', { errors: [{ pointer: '/userId', code }] });
}

function faultOf(userId: string): string | undefined {
  if (userId.length < shortest) return 'too_short';
  if (userId.length > longest) return 'too_long';
  return /^[a-z0-9][a-z0-9._@+-]*[a-z0-9]$/.test(userId) ? undefined : 'invalid';
}

/**
 * Which of some user IDs nobody has.
 *
 * @param customerId who asks; what is kept for them counts as free
 */
export async function freeOf(
  db: Db,
  customerId: string,
  userIds: readonly string[],
): Promise<string[]> {
  const taken = await db
    .selectFrom('customers')
    .select('user_id')
    .where('user_id', 'in', userIds)
    .where('id', '<>', customerId)
    .execute();
  const names = new Set(taken.map((row) => row.user_id));
  return userIds.filter((userId) => !names.has(userId));
}

/** Free user IDs near one that is taken, made of what was typed and of the name. */
export async function suggestUserIds(
  db: Db,
  customer: { readonly id: string; readonly name: string },
  userId: string,
): Promise<string[]> {
  const words = customer.name
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const [first = '', last = ''] = [words[0], words.at(-1)];
  // Not derived from anything: a birth year would be the customer's affair.
  const number = () => String(randomInt(10, 100));
  const candidates = [
    `${first}.${last}`,
    `${userId}${number()}`,
    `${first}${last.slice(0, 1)}${number()}`,
    `${first.slice(0, 1)}${last}${number()}`,
    `${userId}.${number()}`,
  ].filter((candidate) => candidate !== userId && faultOf(candidate) === undefined);
  if (candidates.length === 0) return [];
  const free = await freeOf(db, customer.id, [...new Set(candidates)]);
  return free.slice(0, suggestionsGiven);
}
