import type { Db } from '../db/open.ts';

/** Deletes what has expired. Everything checks the time itself, so this only saves room. */
export async function purgeExpired(db: Db): Promise<void> {
  const now = new Date();
  for (const table of ['oidc_models', 'auth_sessions', 'dpop_proofs', 'sign_in_steps'] as const) {
    await db.deleteFrom(table).where('expires_at', '<', now).execute();
  }
  await db.deleteFrom('authenticators').where('confirm_by', '<', now).execute();
  // Codes that are over still count as mails of the hour.
  const anHourAgo = new Date(now.getTime() - 60 * 60 * 1000);
  await db.deleteFrom('email_codes').where('sent_at', '<', anHourAgo).execute();
}

/**
 * Does work every so often until told to stop.
 *
 * @returns stops it, once work under way has ended
 */
export function repeat(
  seconds: number,
  work: () => Promise<void>,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(work).catch(onError);
  }, seconds * 1000);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
