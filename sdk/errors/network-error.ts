import { FsError, isNamed } from './fs-error.ts';

/**
 * No answer came: offline, the name not found, the connection refused or cut, CORS. Whether the
 * request arrived is not known. `code` is `network_error`.
 */
export class NetworkError extends FsError {
  override readonly name = 'NetworkError';

  constructor(cause?: unknown) {
    super('The request got no answer', { code: 'network_error', cause });
  }
}

/** Tells a {@link NetworkError} of ours, from any frame. */
export function isNetworkError(error: unknown): error is NetworkError {
  return isNamed(error, 'NetworkError');
}
