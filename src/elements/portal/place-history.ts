/**
 * Where each place in the tab's history was scrolled to. By hand, as a browser goes back to a height that the place does
 * not have yet.
 */
export class PlaceHistory {
  readonly #tops = new Map<string, number>();
  readonly #before = history.scrollRestoration;
  #current = this.#keep();

  constructor() {
    history.scrollRestoration = 'manual';
    addEventListener('pagehide', this.#release);
  }

  /**
   * The address is another one.
   *
   * @returns where the place was left, in pixels; undefined where the customer has not been there before
   */
  move(): number | undefined {
    this.#tops.set(this.#current, scrollY);
    this.#current = this.#keep();
    return this.#tops.get(this.#current);
  }

  /** Leaves scrolling to the browser again. */
  stop(): void {
    this.#release();
    removeEventListener('pagehide', this.#release);
  }

  // A reload finds its way by itself.
  readonly #release = () => {
    history.scrollRestoration = this.#before;
  };

  /** The mark of the entry in the tab's history; one that is new is given one. */
  #keep(): string {
    const state: unknown = history.state;
    const known = (state as { fsPlace?: unknown } | null)?.fsPlace;
    if (typeof known === 'string') return known;
    const mark = crypto.randomUUID();
    history.replaceState({ ...(state as object | null), fsPlace: mark }, '');
    return mark;
  }
}
