import { isApiError, isNetworkError } from '../errors/index.ts';

/** Attempts of a call, the first included. */
const most = 3;
/** Longest wait in seconds that a server may impose on a call; past that, the caller decides. */
const longestWait = 10;

/** When a call may be repeated. */
export interface Limits {
  /** Whether a repetition can do no harm: a read, or a mutation with a key. */
  safe: boolean;
  /** Gives the call up. */
  signal: AbortSignal;
  /** When the call gives up by itself, in milliseconds of the clock. */
  endsAt: number;
}

/** Makes an attempt, and up to two more where they are safe and may fare better. */
export async function attempts<T>(
  { safe, signal, endsAt }: Limits,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let made = 1; ; made += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!safe || made === most || signal.aborted || !mayFareBetter(error)) throw error;
      const imposed = isApiError(error) ? error.retryAfter : undefined;
      const wait = imposed ?? 0.3 * 2 ** (made - 1) * (0.5 + Math.random());
      if (imposed && (imposed > longestWait || Date.now() + imposed * 1_000 >= endsAt)) throw error;
      await pause(wait * 1_000, signal);
    }
  }
}

/** No answer, one that says "later", or an attempt before whose answer got lost and that is still worked on. */
function mayFareBetter(error: unknown): boolean {
  if (!isApiError(error)) return isNetworkError(error);
  const { status, code } = error;
  return status === 429 || status === 503 || code === 'idempotency_in_flight';
}

/** Waits; ends at once, as an error, when the signal fires. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      },
      { once: true },
    );
  });
}
