import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SignInInput, SignInStep } from '../../../sdk/index.ts';
import type { Connection } from '../../controllers/connection.ts';

/** One try at signing in and how it ended. A newer try, or a removal from the page, ends an older. */
export class SignInAttempt implements ReactiveController {
  /** The SDK is being fetched, or the lender asked. */
  busy = false;
  /** Why the last try failed. */
  error: unknown;
  /** The step asked for after the password, if any. */
  step: SignInStep | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  #abort: AbortController | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    // A move in the page is no reason to stop; a removal is.
    queueMicrotask(() => this.#host.isConnected || this.reset());
  }

  /** Forgets the last try, and ends one under way. */
  reset() {
    this.#abort?.abort();
    this.#abort = undefined;
    this.busy = false;
    this.error = undefined;
    this.step = undefined;
    this.#host.requestUpdate();
  }

  /**
   * Signs in as soon as the SDK is here.
   *
   * @returns whether this try came to an end of its own; then `step` or `error` is set
   */
  async run(connection: Connection, credentials: SignInInput): Promise<boolean> {
    this.reset();
    const { signal } = (this.#abort = new AbortController());
    this.busy = true;
    try {
      const client = await connection.load();
      const step = await client.auth.signIn(credentials, { signal });
      if (signal.aborted) return false;
      this.step = step;
    } catch (error) {
      if (signal.aborted) return false;
      this.error = error;
    }
    this.busy = false;
    this.#host.requestUpdate();
    return true;
  }
}
