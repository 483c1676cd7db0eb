import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { OAuthError } from './oauth-error.ts';

/** Requests that one address may make. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/** Counts requests by address, in this process. */
export interface RateLimit {
  /** @throws {@link OAuthError} 429 with `retry_after` in seconds */
  consume(address: string): Promise<void>;
}

/** Makes a limit with counters of its own. */
export function createRateLimit(rate: Rate): RateLimit {
  const limiter = new RateLimiterMemory({ points: rate.requests, duration: rate.seconds });
  return {
    async consume(address) {
      try {
        await limiter.consume(address);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new OAuthError(429, 'temporarily_unavailable', 'too many requests', {
          retry_after: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)),
        });
      }
    },
  };
}
