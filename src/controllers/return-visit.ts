import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds after which figures count as old: the life of an access token. */
const longAbsence = 5 * 60_000;

/** Tells when the customer comes back to the tab after a while, so that figures can be fetched anew. */
export class ReturnVisitController implements ReactiveController {
  readonly #onReturn: () => void;
  readonly #absence: number;
  #hiddenAt: number | undefined;

  /**
   * @param absence milliseconds the tab must have been hidden
   */
  constructor(host: ReactiveControllerHost, onReturn: () => void, absence = longAbsence) {
    this.#onReturn = onReturn;
    this.#absence = absence;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibilityChange);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibilityChange);
  }

  readonly #onVisibilityChange = () => {
    if (document.visibilityState === 'hidden') {
      this.#hiddenAt = Date.now();
      return;
    }
    const hiddenAt = this.#hiddenAt;
    this.#hiddenAt = undefined;
    if (hiddenAt !== undefined && Date.now() - hiddenAt >= this.#absence) this.#onReturn();
  };
}
