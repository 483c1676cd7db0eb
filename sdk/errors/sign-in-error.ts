import type { OAuthErrorBody } from '../contract/index.ts';
import { FsError, isNamed, type FsErrorDetails } from './fs-error.ts';

/** What {@link SignInError} is made of. */
export interface SignInErrorDetails extends FsErrorDetails {
  /** HTTP status; 0 where the refusal is no answer to a request. */
  status: number;
  body: OAuthErrorBody;
  /** For developers; made from status and code if left out. */
  message?: string;
  /** Seconds. */
  retryAfter?: number | undefined;
}

/**
 * The authorization server refused. `code` is OAuth's: `invalid_grant` for a wrong user ID or
 * password, `access_denied` with `lockedUntil` for a lockout, `temporarily_unavailable` with
 * `retryAfter` for too many tries.
 *
 * A sign-in by redirect is refused with the provider's own code, such as `access_denied`, or with one of
 * ours: `transaction_missing` and `transaction_expired` (begin again), `redirect_mismatch`,
 * `issuer_mismatch`, `nonce_mismatch`, `id_token_expired`, `token_not_bound`, `invalid_response`.
 */
export class SignInError extends FsError {
  override readonly name = 'SignInError';
  /** HTTP status; 0 where the refusal is no answer to a request. */
  readonly status: number;
  /** End of the lockout, RFC 3339 in UTC. */
  readonly lockedUntil: string | undefined;
  /** Seconds to wait before trying again. */
  readonly retryAfter: number | undefined;
  readonly #body: OAuthErrorBody;

  constructor(details: SignInErrorDetails) {
    const { status, code, message } = details;
    super(message ?? `The authorization server answered ${String(status)} ${code}`, details);
    this.status = details.status;
    this.lockedUntil = details.body.locked_until;
    this.retryAfter = details.retryAfter;
    this.#body = details.body;
  }

  /** The refusal as the server sent it. Not enumerable: it may hold the state of a sign-in. */
  get body(): OAuthErrorBody {
    return this.#body;
  }
}

/** Tells a {@link SignInError}, from any frame. */
export function isSignInError(error: unknown): error is SignInError {
  return isNamed(error, 'SignInError');
}
