import type { Catalogues, Failure } from '../i18n/index.ts';

/** The fields of the SDK's errors that choose a text; compared by name, as errors cross frames. */
interface ErrorLike {
  name?: unknown;
  code?: unknown;
  status?: unknown;
  path?: unknown;
  requestId?: unknown;
  retryAfter?: unknown;
  lockedUntil?: unknown;
}

/** What went wrong, without words. */
export interface FailureInfo {
  kind: Failure;
  /** Stable reason in snake_case. */
  code: string;
  requestId: string | undefined;
  /** Seconds to wait; 0 where nobody said. */
  retryAfter: number;
  /** RFC 3339 instant of the end of a lockout. */
  lockedUntil: string | undefined;
}

const kindOf = ({ name, code, status, path, lockedUntil }: ErrorLike): Failure => {
  switch (name) {
    case 'NetworkError':
      return navigator.onLine ? 'unreachable' : 'offline';
    case 'TimeoutError':
      return 'timeout';
    case 'ContractError':
      return path === '' ? 'malformed' : 'contract';
    case 'SignedOutError':
      return 'signedOut';
    case 'SignInError':
    case 'ApiError':
      if (lockedUntil || code === 'access_denied') return 'locked';
      if (code === 'insufficient_scope') return 'denied';
      if (status === 429) return 'rateLimited';
      if (code === 'invalid_grant') return 'wrongCredentials';
      if (status === 401) return 'signedOut';
      if (status === 503 || code === 'unavailable') return 'unavailable';
      if (typeof status === 'number' && status >= 500) return 'server';
      return 'refused';
    default:
      return 'unknown';
  }
};

// Whether the device was offline counts as of the failure, not as of a later drawing of it.
const seen = new WeakMap<object, FailureInfo>();

/** Sorts anything thrown into a kind that has words. */
export function failureOf(error: unknown): FailureInfo {
  if (typeof error !== 'object' || error === null) return describe({});
  const known = seen.get(error);
  if (known) return known;
  const info = describe(error);
  seen.set(error, info);
  return info;
}

function describe(fields: ErrorLike): FailureInfo {
  const { code, requestId, retryAfter, lockedUntil } = fields;
  return {
    kind: kindOf(fields),
    code: typeof code === 'string' ? code : 'unknown',
    requestId: typeof requestId === 'string' ? requestId : undefined,
    retryAfter: typeof retryAfter === 'number' ? Math.ceil(retryAfter) : 0,
    lockedUntil: typeof lockedUntil === 'string' ? lockedUntil : undefined,
  };
}

const dayParts = { weekday: 'long', month: 'long', day: 'numeric' } as const;
const timeParts = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;

/**
 * An instant as a person here reads it, with its zone: `Tuesday, November 24 at 3:05 PM CST`.
 *
 * @param timeZone IANA name; this device's if left out
 */
export function formatInstant(instant: string, locale: string, timeZone?: string): string {
  const options = { ...dayParts, ...timeParts, timeZone };
  return new Intl.DateTimeFormat(locale, options).format(new Date(instant));
}

/** The same in two pieces, for a place where a line may only break between day and time. */
export function instantParts(instant: string, locale: string): { day: string; time: string } {
  const date = new Date(instant);
  return {
    day: new Intl.DateTimeFormat(locale, dayParts).format(date),
    time: new Intl.DateTimeFormat(locale, timeParts).format(date),
  };
}

/** What happened, what it means and what to do, with waiting times and dates filled in. */
export function failureText(
  { kind, retryAfter, lockedUntil }: FailureInfo,
  texts: Catalogues['errors'],
  locale: string,
): { title: string; body: string; next: string } {
  const { title, meaning, next } = texts[kind];
  const until = lockedUntil ? formatInstant(lockedUntil, locale) : '';
  return {
    title,
    body: typeof meaning === 'function' ? meaning(until) : meaning,
    next: typeof next === 'function' ? next(retryAfter) : next,
  };
}
