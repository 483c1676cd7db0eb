import type { OAuthErrorBody } from '../../../sdk/contract/index.ts';
import { isUnstorableText } from '../http/unstorable-text.ts';

/** Statuses that failures under `/oauth` use. */
export type OAuthStatus = 400 | 401 | 403 | 405 | 413 | 415 | 429 | 500;

/** A failure under `/oauth`, to be answered in OAuth's error form. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly status: OAuthStatus;
  readonly body: OAuthErrorBody;

  /**
   * @param description for developers; repeats nothing that was sent
   * @param fields whatever the form holds beside `error` and its description
   */
  constructor(
    status: OAuthStatus,
    error: string,
    description: string,
    fields: Omit<OAuthErrorBody, 'error' | 'error_description' | 'request_id'> = {},
  ) {
    super(description);
    this.status = status;
    this.body = { error, error_description: description, ...fields };
  }
}

/** What any failure answers; one that was not foreseen says nothing of itself. */
export function toOAuthError(error: unknown): OAuthError {
  if (error instanceof OAuthError) return error;
  if (isUnstorableText(error)) {
    return new OAuthError(400, 'invalid_request', 'a parameter holds a character that no text has');
  }
  return new OAuthError(500, 'server_error', 'something went wrong at our end');
}

/** Header lines of a failure's answer. */
export function oauthErrorHeaders(error: OAuthError): Record<string, string> {
  const { retry_after: retryAfter } = error.body;
  return {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  };
}
