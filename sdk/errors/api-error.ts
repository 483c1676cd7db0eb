import type { Problem } from '../contract/index.ts';
import { FsError, isNamed, type FsErrorDetails } from './fs-error.ts';

/** What {@link ApiError} is made of. */
export interface ApiErrorDetails extends FsErrorDetails {
  status: number;
  problem?: Problem | undefined;
  /** Seconds. */
  retryAfter?: number | undefined;
  response?: Response | undefined;
}

/**
 * The lender's API refused or failed. `code` says why: that of its problem document, or a general
 * one (`unavailable`, `rate_limited`, `internal` ...) where something in between answered.
 */
export class ApiError extends FsError {
  override readonly name = 'ApiError';
  /** HTTP status. */
  readonly status: number;
  /** Seconds to wait before trying again, where the answer says so. */
  readonly retryAfter: number | undefined;
  /** End of a lockout, RFC 3339 in UTC. */
  readonly lockedUntil: string | undefined;
  /** Fields at fault; `pointer` is a JSON pointer into the request body. */
  readonly errors: readonly { pointer: string; code: string }[];
  readonly #problem: Problem | undefined;
  readonly #response: Response | undefined;

  constructor(details: ApiErrorDetails) {
    super(`The API answered ${String(details.status)} ${details.code}`, details);
    this.status = details.status;
    this.retryAfter = details.retryAfter;
    this.lockedUntil = details.problem?.lockedUntil;
    this.errors = details.problem?.errors ?? [];
    this.#problem = details.problem;
    this.#response = details.response;
  }

  /** The whole problem document (RFC 9457); undefined where the answer was not one. */
  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** The answer, its body used up. Not enumerable, so that logging an error does not print it. */
  get response(): Response | undefined {
    return this.#response;
  }
}

/** Tells an {@link ApiError}, from any frame. */
export function isApiError(error: unknown): error is ApiError {
  return isNamed(error, 'ApiError');
}
