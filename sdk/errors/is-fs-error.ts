import { isNamed, type FsError } from './fs-error.ts';

/** Tells any error of this library, from any frame. */
export function isFsError(error: unknown): error is FsError {
  return isNamed(
    error,
    'FsError',
    'ApiError',
    'SignInError',
    'ContractError',
    'NetworkError',
    'TimeoutError',
    'SignedOutError',
  );
}
