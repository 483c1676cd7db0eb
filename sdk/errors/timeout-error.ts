import { FsError, isNamed } from './fs-error.ts';

/**
 * No whole answer came in the client's `timeout`, retries counted. Whether the request arrived is
 * not known. `code` is `timeout`.
 */
export class TimeoutError extends FsError {
  override readonly name = 'TimeoutError';

  /**
   * @param timeout the limit, in milliseconds
   */
  constructor(timeout: number) {
    super(`No answer within ${String(timeout)} ms`, { code: 'timeout' });
  }
}

/** Tells a {@link TimeoutError} of ours, from any frame. */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return isNamed(error, 'TimeoutError');
}
