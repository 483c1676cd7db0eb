import { TimeoutError } from '../errors/index.ts';

/**
 * Runs one call, all its attempts and waits included, within a time.
 *
 * @param timeout milliseconds
 * @param caller the caller's own signal; its reason (an `AbortError`) is passed on as it is
 * @throws {@link TimeoutError}
 */
export async function withDeadline<T>(
  timeout: number,
  caller: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  const giveUp = () => controller.abort(caller?.reason);
  if (caller?.aborted) giveUp();
  caller?.addEventListener('abort', giveUp, { once: true });
  const timer = setTimeout(() => controller.abort(new TimeoutError(timeout)), timeout);
  try {
    signal.throwIfAborted();
    return await unlessAborted(signal, run(signal));
  } catch (error) {
    // The platform may have wrapped the reason or made an error of its own from it.
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener('abort', giveUp);
  }
}

/** Rejects as soon as the signal fires, whatever the promise is waiting for. */
export function unlessAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    promise.then(resolve, reject);
  });
}
