/** What every error of this library carries. */
export interface FsErrorDetails {
  /** Stable reason in snake_case; customers read a text chosen by it. */
  code: string;
  /** Names the request in the lender's logs; worth showing to a customer who asks for help. */
  requestId?: string | undefined;
  cause?: unknown;
}

/**
 * Base of every error that a call of this library rejects with, but for the native `AbortError` of
 * the caller's own signal. The class says what to do next, `code` says why.
 */
export class FsError extends Error {
  override readonly name: string = 'FsError';
  /** Stable reason in snake_case; customers read a text chosen by it. */
  readonly code: string;
  /** Names the request in the lender's logs. */
  readonly requestId: string | undefined;

  constructor(message: string, { code, requestId, cause }: FsErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.requestId = requestId;
  }
}

/**
 * Tells whether a value is one of our errors by one of these names. `instanceof` fails across frames,
 * and the platform has errors called `TimeoutError` and `NetworkError` too, but with no `code` string.
 */
export function isNamed(error: unknown, ...names: string[]): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, code } = error as { name?: unknown; code?: unknown };
  return typeof name === 'string' && names.includes(name) && typeof code === 'string';
}
