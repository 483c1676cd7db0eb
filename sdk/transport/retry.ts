import { isHTTPError, type RetryOptions } from 'ky';
import { isApiError, isNetworkError } from '../errors/index.ts';
import { retryAfterSeconds } from './refusal.ts';

/** Retries after the first attempt. */
const retries = 2;
/** Longest wait in seconds that a server may impose on a call; past that, the caller decides. */
const longestWait = 10;

/**
 * Which attempts are repeated, and when.
 *
 * @param safe whether a repetition can do no harm: a read, or a mutation with a key
 * @param endsAt when the call gives up, in milliseconds of the clock
 */
export function retryOptions(safe: boolean, endsAt: number): RetryOptions {
  return {
    limit: safe ? retries : 0,
    methods: ['get', 'post', 'put', 'delete'],
    statusCodes: [429, 503],
    afterStatusCodes: [429, 503],
    maxRetryAfter: longestWait * 1_000,
    jitter: (delay) => delay * (0.5 + Math.random()),
    shouldRetry: ({ error }) => {
      if (isNetworkError(error)) return true;
      if (isHTTPError(error)) {
        if (isInFlight(error.data)) return true;
        const wait = retryAfterSeconds(error.response) ?? 0;
        return wait > longestWait || Date.now() + wait * 1_000 >= endsAt ? false : undefined;
      }
      return isApiError(error) && error.status === 503 && error.retryAfter === undefined;
    },
  };
}

/** The attempt before, whose answer got lost, is still being worked on. */
function isInFlight(data: unknown): boolean {
  return (data as { code?: unknown } | undefined)?.code === 'idempotency_in_flight';
}
