import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { BankUnavailableError } from '../bank/client.ts';
import { ProblemError } from './problem.ts';
import { isUnstorableText } from './unstorable-text.ts';

/** What is answered to anything thrown. What was not foreseen is logged and says nothing of itself. */
export function toProblem(error: Error, logger: Logger): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof BankUnavailableError) {
    logger.warn({ err: error }, 'bank not reached');
    return new ProblemError(503, 'unavailable', { retryAfter: 5 });
  }
  if (isUnstorableText(error) || (error instanceof HTTPException && error.status < 500)) {
    return new ProblemError(400, 'invalid_request');
  }
  logger.error({ err: error }, 'request failed');
  return new ProblemError(500, 'internal');
}
