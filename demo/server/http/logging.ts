import { pino, type DestinationStream, type Logger } from 'pino';
import { routePath } from 'hono/route';
import type { LogLevel } from '../config.ts';
import type { Middleware } from './env.ts';

/** Fields that are never written, wherever a careless line may put them. */
const secretFields = [
  'password',
  'username',
  'token',
  'access_token',
  'refresh_token',
  'authorization',
  'accountNumber',
  'routingNumber',
  'iban',
  'name',
  'email',
];

/**
 * The server's log: JSON lines. Bodies, queries and header lines are never passed to it; the
 * redaction is the second net.
 *
 * @param destination standard output if left out
 */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secretFields.flatMap((field) => [field, `*.${field}`]), censor: '[hidden]' },
    serializers: { err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * What may be said of an error: what kind and where. Messages of databases and parsers quote the
 * values they choked on, so no message is written.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, code, constraint, cause } = error as Error & Record<string, unknown>;
  return {
    type: name,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    at: error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 8),
    ...(cause !== undefined && { cause: describeError(cause) }),
  };
}

/** Gives every request an id, in the answer and in every line about it. */
export function requestLog(logger: Logger): Middleware {
  return async (c, next) => {
    const started = performance.now();
    const requestId = crypto.randomUUID();
    c.set('requestId', requestId);
    c.set('logger', logger.child({ requestId }));
    await next();
    c.header('x-request-id', requestId);
    c.get('logger').info(
      {
        method: c.req.method,
        // The pattern, not the path: what someone mistypes into an address is not logged.
        route: routePath(c, -1),
        status: c.res.status,
        ms: Math.round(performance.now() - started),
      },
      'request',
    );
  };
}
