import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Something that the panel asks of the lender, one request at a time. A request whose panel leaves the
 * page is given up, and the next one may be sent.
 *
 * @typeParam Self the class that extends this one
 */
export abstract class LenderRequest<Self> implements ReactiveController {
  /** A request is under way. */
  busy = false;
  /** Why the last request failed, where no field is at fault. */
  error: unknown;
  readonly #host: ReactiveControllerHost;
  #request: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.giveUp();
  }

  /** Gives the request up, if one is under way. */
  protected giveUp(): void {
    this.#request?.abort();
    this.#redraw({ busy: false });
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @returns the answer, or undefined where it failed or was given up
   */
  protected async send<T>(request: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    this.#request = new AbortController();
    const { signal } = this.#request;
    this.#redraw({ busy: true });
    try {
      const answer = await request(signal);
      if (signal.aborted) return undefined;
      this.#redraw({ busy: false });
      return answer;
    } catch (error) {
      if (signal.aborted) return undefined;
      this.#redraw({ busy: false });
      this.refuse(error);
      return undefined;
    }
  }

  /** Takes a refusal; on its own it is kept as it is. */
  protected refuse(error: unknown): void {
    this.#redraw({ error });
  }

  /** Takes over a change and draws it. */
  protected update(change: Partial<Self>): void {
    this.#redraw(change);
  }

  #redraw(change: object): void {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }
}
