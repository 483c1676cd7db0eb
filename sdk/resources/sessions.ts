import type { Session } from '../contract/index.ts';
import { sessionPageSchema } from '../contract/sessions.ts';
import { coreRoutes as routes } from '../contract/routes-core.ts';
import type { List } from '../list.ts';
import type { CallOptions } from '../transport.ts';
import { Resource, type ListOptions } from './resource.ts';

/** Where the customer is signed in. */
export class Sessions extends Resource {
  /** All sessions, this one included. */
  list(options?: ListOptions): List<Session> {
    return this.pages(routes.sessions, sessionPageSchema, options);
  }

  /**
   * Ends one session; it is signed out at its next call.
   *
   * @throws {@link ApiError} `not_found`
   */
  end(sessionId: string, options?: CallOptions): Promise<void> {
    return this.transport.delete(routes.session(sessionId), { ...options });
  }

  /** Ends all sessions; each is signed out at its next call. */
  endAll(options?: CallOptions): Promise<void> {
    return this.transport.delete(routes.sessions, { ...options });
  }
}
