import type { AuthState } from './auth-state.ts';

/** Holds the state and tells those who want to know of every change. */
export class StateTeller {
  readonly #listeners = new Set<(state: AuthState) => void>();
  #now: AuthState = { status: 'restoring' };

  get now(): AuthState {
    return this.#now;
  }

  /** Whether the lender ended the last session. */
  get hasExpired(): boolean {
    return this.#now.status === 'signed-out' && this.#now.reason === 'expired';
  }

  /** Whether there was a session, by whatever it ended. */
  get hasEnded(): boolean {
    return this.#now.status === 'signed-out' && this.#now.reason !== undefined;
  }

  subscribe(listener: (state: AuthState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  set(state: AuthState): void {
    this.#now = state;
    for (const listener of this.#listeners) {
      try {
        listener(state);
      } catch (error) {
        // One listener's fault must not stop the next; it surfaces as uncaught.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  close(): void {
    this.#listeners.clear();
  }
}
