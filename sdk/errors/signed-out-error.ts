import { FsError, isNamed } from './fs-error.ts';

/**
 * The call needs a signed-in customer and there is none, or no longer: sign in and try again. `code`
 * is `signed_out`, or `session_expired` where the lender ended the session.
 */
export class SignedOutError extends FsError {
  override readonly name = 'SignedOutError';

  /**
   * @param expired the lender ended the session, by time or from elsewhere
   * @param cause the refusal that showed it
   */
  constructor(expired = false, cause?: unknown) {
    super(expired ? 'The session has ended' : 'Nobody is signed in', {
      code: expired ? 'session_expired' : 'signed_out',
      cause,
    });
  }
}

/** Tells a {@link SignedOutError}, from any frame. */
export function isSignedOutError(error: unknown): error is SignedOutError {
  return isNamed(error, 'SignedOutError');
}
