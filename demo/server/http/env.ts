import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';

/** Who is asking, as the access token says. */
export interface RequestSession {
  readonly customerId: string;
  readonly sessionId: string;
  readonly clientId: string;
  readonly scope: string;
  /** Thumbprint of the key that the token is bound to. */
  readonly jkt: string;
}

/** What middleware leaves for handlers. */
export interface AppEnv {
  Variables: {
    requestId: string;
    logger: Logger;
    /** Only behind `authenticate`. */
    session: RequestSession;
  };
}

/** A middleware of this application. */
export type Middleware = MiddlewareHandler<AppEnv>;
