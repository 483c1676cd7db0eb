import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Rate } from '../auth/index.ts';
import type { AppEnv, Middleware } from './env.ts';
import { ProblemError } from './problem.ts';

/** Counts by the customer who is signed in. */
export const perCustomer = (c: Context<AppEnv>): string => c.get('session').customerId;

/** Counts by the address at the other end. */
export const perAddress = (c: Context<AppEnv>): string =>
  getConnInfo(c).remote.address ?? 'unknown';

/**
 * Refuses requests beyond a rate with 429 and the seconds to wait.
 *
 * @param keyOf whose requests are counted together
 */
export function limitBy(rate: Rate, keyOf: (c: Context<AppEnv>) => string): Middleware {
  const limiter = new RateLimiterMemory({ points: rate.requests, duration: rate.seconds });
  return async (c, next) => {
    try {
      await limiter.consume(keyOf(c));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new ProblemError(429, 'rate_limited', { retryAfter });
    }
    return next();
  };
}
