import {
  AuthorizationResponseError,
  JSON_ATTRIBUTE_COMPARISON,
  JWT_CLAIM_COMPARISON,
  JWT_TIMESTAMP_CHECK,
  ResponseBodyError,
} from 'oauth4webapi';
import { isFsError, SignInError, type FsError } from '../errors/index.ts';
import { toRefusal } from '../transport/refusal.ts';

/** A sign-in that is refused here, whatever the provider says. */
export function refused(code: string, reason: string): SignInError {
  const message = `The sign-in was refused: ${reason}`;
  return new SignInError({ code, message, status: 0, body: { error: code } });
}

/** Turns what went wrong with the provider into an error of ours. */
export function toSignInError(error: unknown): FsError {
  if (isFsError(error)) return error;
  if (error instanceof AuthorizationResponseError) {
    const { error: code, error_description } = error;
    const message = `The provider answered ${code}`;
    return new SignInError({ code, message, status: 0, body: { error: code, error_description } });
  }
  if (error instanceof ResponseBodyError) return toRefusal(error.response, error.cause);
  const { code, cause, message } = error as { code?: string; cause?: unknown; message?: string };
  if (cause instanceof Response && !cause.ok) return toRefusal(cause, undefined);
  // What the library gives as the cause quotes the answer, so it is not kept. Its messages are left out of builds.
  const reason = message || code || 'unknown';
  const { claim } = (cause ?? {}) as { claim?: string };
  if (code === JSON_ATTRIBUTE_COMPARISON || claim === 'iss')
    return refused('issuer_mismatch', reason);
  if (code === JWT_CLAIM_COMPARISON && claim === 'nonce') return refused('nonce_mismatch', reason);
  if (code === JWT_TIMESTAMP_CHECK) return refused('id_token_expired', reason);
  return refused('invalid_response', reason);
}
