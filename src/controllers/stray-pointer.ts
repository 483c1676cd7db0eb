import { armAfter } from './arming.ts';

/** For how long a window that a pointer was used in is where the customer is, in milliseconds. */
const justNow = 1_000;

/** Pixels that a hand at rest may move. */
const rest = 3;

/**
 * Tells a pointer that came to a button from a button that came to the pointer: the page around may move the frame or
 * have its content drawn anew in another size, or close a window over it in the middle of a double click.
 *
 * A pointer that has moved since it was seen in this window came by itself. Of one that was not seen before nothing is
 * said: presses by voice come from nowhere. Nor of fingers and pens, which come anew to where they were before.
 */
export class StrayPointer {
  #watched: Element | undefined;
  #listening: AbortController | undefined;
  #last: PointerEvent | undefined;
  #since = -Infinity;

  /** Whether a press just now may be meant for something else. */
  get likely(): boolean {
    return performance.now() - this.#since < armAfter;
  }

  /** Watches the pointer at the buttons within this element, and at no others any more. */
  watch(element: Element | undefined): void {
    if (element === this.#watched) return;
    this.#watched = element;
    this.#listening?.abort();
    this.#last = undefined;
    this.#since = -Infinity;
    if (!element) return;
    this.#listening = new AbortController();
    const options = { capture: true, signal: this.#listening.signal };
    for (const type of ['pointermove', 'pointerdown', 'pointerup'] as const) {
      window.addEventListener(type, this.#onPointer, options);
    }
    window.addEventListener('focus', this.#onFocus, options);
    // On the element: from one to the next within a shadow root, it goes no further than that.
    element.addEventListener('pointerover', this.#onOver as EventListener, options);
  }

  readonly #onPointer = (event: PointerEvent) => {
    this.#last = event;
  };

  readonly #onOver = (event: PointerEvent) => {
    const { target, relatedTarget, pointerType, timeStamp } = event;
    const button = target instanceof Element && target.closest('button');
    if (!button || pointerType !== 'mouse' || button.contains(relatedTarget as Node | null)) return;
    if (this.#last && !hasMoved(this.#last, event)) this.#since = timeStamp;
  };

  readonly #onFocus = ({ target, timeStamp }: Event) => {
    const used = this.#last?.timeStamp ?? -Infinity;
    if (target === window && timeStamp - used >= justNow) this.#since = timeStamp;
  };
}

const hasMoved = (from: PointerEvent, to: PointerEvent) =>
  Math.hypot(to.screenX - from.screenX, to.screenY - from.screenY) > rest;
