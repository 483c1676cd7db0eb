import type { PersonaData } from './personas.ts';
import { type Answer, Refusal } from './respond.ts';
import type { World } from './world.ts';

/** The key of a request that wants one; without it 400. */
export function keyOf(request: Request): string {
  const key = request.headers.get('Idempotency-Key');
  if (!key) throw new Refusal(400, 'idempotency_key_missing');
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new Refusal(400, 'invalid_request');
  return key;
}

/**
 * What a key decides: a known one with the same contents gets the first answer again, with other contents 422.
 *
 * @param contents what makes two requests the same
 * @param act answers a key that is new; its answer is kept
 */
export function answerOnce(
  world: World,
  { userId }: PersonaData,
  key: string,
  contents: unknown[],
  act: () => Answer,
): Answer {
  const slot = `${userId} ${key}`;
  const fingerprint = JSON.stringify(contents);
  const kept = world.kept.get(slot);
  if (kept && kept.fingerprint !== fingerprint) throw new Refusal(422, 'idempotency_key_reused');
  if (kept) return { ...kept.answer, headers: { 'Idempotent-Replayed': 'true' } };
  const answer = act();
  world.kept.set(slot, { fingerprint, answer });
  return answer;
}
