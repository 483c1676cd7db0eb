/** An entry of IntersectionObserver version 2. */
interface SeenEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

/**
 * How much of an element the customer can see.
 *
 * `unknown`: this browser cannot tell. `away`: not looked at yet, or scrolled out. `partly`: cut off.
 * `covered`: something lies over it, or it is transparent, turned or filtered. `plain`: all of it, as it is.
 */
export type SightState = 'unknown' | 'away' | 'partly' | 'covered' | 'plain';

// An edge of a fraction of a pixel may be cut off where the page is zoomed.
const whole = 0.97;

/** Watches whether an element is in plain sight, through every frame above. */
export class Sight {
  readonly #onChange: () => void;
  #observer: IntersectionObserver | undefined;
  #watched: Element | undefined;
  #state: SightState = 'away';

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** What was seen last. */
  get state(): SightState {
    return canTell() ? this.#state : 'unknown';
  }

  /** Watches this element, and no other any more. */
  watch(element: Element | undefined): void {
    if (element === this.#watched) return;
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#watched = element;
    this.#set('away');
    if (!element || !canTell()) return;
    const init = { threshold: [0, 0.25, 0.5, 0.75, whole, 1], trackVisibility: true, delay: 100 };
    this.#observer = new IntersectionObserver((entries) => {
      const last = entries.at(-1);
      if (last) this.#set(stateOf(last));
    }, init);
    this.#observer.observe(element);
  }

  #set(state: SightState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#onChange();
  }
}

function stateOf({ isIntersecting, intersectionRatio, isVisible }: SeenEntry): SightState {
  if (!isIntersecting) return 'away';
  if (intersectionRatio < whole) return 'partly';
  return isVisible ? 'plain' : 'covered';
}

function canTell(): boolean {
  return (
    typeof IntersectionObserverEntry === 'function' &&
    'isVisible' in IntersectionObserverEntry.prototype
  );
}
