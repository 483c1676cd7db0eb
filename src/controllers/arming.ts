import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds for which a button must have been there before it does anything. */
export const armAfter = 600;

/** Waits until a button has been on screen long enough to be pressed on purpose. */
export class Arming implements ReactiveController {
  /** Whether a press counts. */
  armed = false;
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Whether the wait has begun. */
  get begun(): boolean {
    return this.armed || this.#timer !== undefined;
  }

  /** Begins the wait, from the start. */
  restart(): void {
    this.stop();
    this.#timer = setTimeout(() => {
      this.armed = true;
      this.#host.requestUpdate();
    }, armAfter);
  }

  /** Counts no press until the next {@link restart}. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.armed) return;
    this.armed = false;
    this.#host.requestUpdate();
  }
}
