import { problemSchema } from '../contract/problem.ts';
import { oauthRefusalSchema, type OAuthErrorBody } from '../contract/sign-in.ts';
import { ApiError, SignInError } from '../errors/index.ts';
import { matching } from './validate.ts';

/** Codes for answers that say nothing themselves, such as a proxy's page. */
const codes: Record<number, string> = {
  400: 'invalid_request',
  401: 'unauthorized',
  404: 'not_found',
  413: 'body_too_large',
  429: 'rate_limited',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/**
 * Turns an answer that is not a success into an error. A refusal in an unexpected shape is still a
 * refusal, so it degrades to what its status says.
 *
 * @param body the parsed JSON, or anything else
 */
export function toRefusal(response: Response, body: unknown): ApiError | SignInError {
  const { status } = response;
  const requestId = response.headers.get('X-Request-Id') ?? undefined;
  const seconds = retryAfterSeconds(response);

  const oauth = matching(oauthRefusalSchema, body);
  if (oauth) {
    return new SignInError({
      code: oauth.error,
      status,
      // The challenge comes unchecked: that is done where it is read.
      body: { ...oauth, challenge: (body as OAuthErrorBody).challenge },
      requestId: oauth.request_id ?? requestId,
      retryAfter: oauth.retry_after ?? seconds,
    });
  }

  const problem = matching(problemSchema, body);
  return new ApiError({
    code: problem?.code ?? codes[status] ?? (status < 500 ? 'invalid_request' : 'internal'),
    status,
    problem,
    response,
    requestId: problem?.requestId ?? requestId,
    retryAfter: problem?.retryAfter ?? seconds,
  });
}

/** The `Retry-After` header in seconds from now; it may hold seconds or a date. */
export function retryAfterSeconds({ headers }: Response): number | undefined {
  const value = headers.get('Retry-After');
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const wait = Math.ceil((Date.parse(value) - Date.now()) / 1_000);
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
