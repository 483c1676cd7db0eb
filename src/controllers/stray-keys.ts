import { armAfter } from './arming.ts';

/** For how long a pointer accounts for the focus that follows it, in milliseconds. */
const justNow = 1_000;

/**
 * Tells a customer's keys from keys that were meant for something else on the page around: its script may send the focus
 * into this window while the customer types there.
 *
 * A pointer that went down in this window says that the customer is here. After a focus that came without one, or a move
 * by Tab after such a focus, the next press may still be the host's. Text at a button is certainly the host's, and what
 * follows it, too: the button loses the focus.
 */
export class StrayKeys {
  #listening: AbortController | undefined;
  /** When a pointer was last used here, as events tell the time; not since the focus was elsewhere. */
  #pointed = -Infinity;
  #uninvited = true;
  #since = -Infinity;

  /** Whether a press just now may be meant for something else. */
  get likely(): boolean {
    return performance.now() - this.#since < armAfter;
  }

  /** Begins to listen, or ends it. */
  listen(wanted: boolean): void {
    if (wanted === Boolean(this.#listening)) return;
    this.#listening?.abort();
    this.#listening = wanted ? new AbortController() : undefined;
    // How the focus came in before is not known.
    this.#uninvited = true;
    if (!this.#listening) return;
    const options = { capture: true, signal: this.#listening.signal };
    for (const type of ['pointerdown', 'pointerup'] as const) {
      window.addEventListener(type, this.#onPointer, options);
    }
    window.addEventListener('blur', this.#onBlur, options);
    window.addEventListener('focus', this.#onFocus, options);
    window.addEventListener('keydown', this.#onKey, options);
  }

  readonly #onPointer = ({ timeStamp }: Event) => {
    this.#pointed = timeStamp;
    this.#uninvited = false;
    this.#since = -Infinity;
  };

  readonly #onBlur = ({ target }: Event) => {
    if (target === window) this.#pointed = -Infinity;
  };

  readonly #onFocus = ({ target, timeStamp }: Event) => {
    if (target !== window || timeStamp - this.#pointed < justNow) return;
    this.#uninvited = true;
    this.#since = timeStamp;
  };

  readonly #onKey = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, timeStamp } = event;
    if (key === 'Tab' && this.#uninvited) this.#since = timeStamp;
    const [at] = event.composedPath();
    const text = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
    if (text && at instanceof HTMLButtonElement) at.blur();
  };
}
