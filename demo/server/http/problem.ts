import type { Context } from 'hono';
import type { Problem } from '../../../sdk/contract/index.ts';
import type { AppEnv } from './env.ts';

/** Statuses that problems use. */
export type ProblemStatus =
  | 400
  | 401
  | 403
  | 404
  | 405
  | 408
  | 409
  | 410
  | 412
  | 413
  | 415
  | 416
  | 422
  | 428
  | 429
  | 500
  | 503;

/** What a problem may say beyond its code. */
export interface ProblemDetails {
  /** For developers; never holds a customer's data. */
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[];
  /** Seconds. */
  readonly retryAfter?: number;
  readonly lockedUntil?: string;
  readonly triesLeft?: number;
  /** What the thing is now, where another version was to be changed. */
  readonly current?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal that the caller is told of; thrown anywhere below a route. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: ProblemStatus;
  readonly code: string;
  readonly details: ProblemDetails;

  constructor(status: ProblemStatus, code: string, details: ProblemDetails = {}) {
    super(`${status} ${code}`);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

const titles: Readonly<Record<ProblemStatus, string>> = {
  400: 'The request cannot be understood.',
  401: 'Sign in first.',
  403: 'This is not allowed.',
  404: 'There is nothing here.',
  405: 'This method is not for this address.',
  408: 'The request took too long.',
  409: 'This conflicts with something under way.',
  410: 'This does not work any more.',
  412: 'It has changed in the meantime.',
  413: 'The request is too large.',
  415: 'Send JSON.',
  416: 'There is no such part of it.',
  422: 'The request is understood and refused.',
  428: 'Say which version you mean.',
  429: 'Too many requests.',
  500: 'Something went wrong at our end.',
  503: 'Not available just now.',
};

/** The answer to a refusal, RFC 9457, with its header lines. */
export function problemResponse(c: Context<AppEnv>, error: ProblemError): Response {
  const { detail, errors, retryAfter, lockedUntil, triesLeft, current, headers } = error.details;
  const problem: Problem = {
    type: 'about:blank',
    title: titles[error.status],
    status: error.status,
    code: error.code,
    requestId: c.get('requestId'),
    ...(detail !== undefined && { detail }),
    ...(errors && { errors: errors.map((entry) => ({ ...entry })) }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(lockedUntil !== undefined && { lockedUntil }),
    ...(triesLeft !== undefined && { triesLeft }),
    ...(current && { current: { ...current } }),
  };
  return c.body(JSON.stringify(problem), error.status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    ...headers,
  });
}
