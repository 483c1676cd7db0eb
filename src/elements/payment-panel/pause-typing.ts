/** Milliseconds without a key after which an amount counts as typed. */
const pause = 300;

/**
 * Waits until the customer has stopped typing.
 *
 * @throws the signal's reason where another key came first
 */
export function pauseTyping(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, pause);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
