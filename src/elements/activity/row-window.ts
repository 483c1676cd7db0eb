import type { LitElement, ReactiveController } from 'lit';

/** Rows of one block: enough that few blocks fill a screen, few enough to be drawn between two frames. */
export const blockLength = 20;

/** Pixels above and below what is seen in which rows are drawn, too. */
const margin = 600;

/** Of a row that has never been drawn, in pixels. */
const usualHeight = 74;

/**
 * Keeps the rows of a long list on the page only near what is seen of it. Rows come in blocks; a block
 * out of sight is an empty box as high as its rows were, so that the page scrolls as if all were there.
 */
export class RowWindow implements ReactiveController {
  readonly #host: LitElement;
  readonly #onMoved: () => void;
  readonly #shown = new Set<number>([0]);
  readonly #heights = new Map<number, number>();
  #observer: IntersectionObserver | undefined;
  #scroller: Element | undefined;

  /** @param onMoved called when other blocks are to be drawn */
  constructor(host: LitElement, onMoved: () => void) {
    this.#host = host;
    this.#onMoved = onMoved;
    host.addController(this);
  }

  /** Whether the rows of a block are to be drawn. */
  shows(block: number): boolean {
    return this.#shown.has(block);
  }

  /** The last row, counted from 1, of the blocks that are drawn. */
  get end(): number {
    return (Math.max(...this.#shown) + 1) * blockLength;
  }

  /** Height of a block that is not drawn, in pixels. */
  heightOf(block: number, rows: number): number {
    return this.#heights.get(block) ?? rows * usualHeight;
  }

  /** Begins at the top of another list. */
  reset(): void {
    this.#stop();
    this.#shown.clear();
    this.#shown.add(0);
    this.#heights.clear();
    this.#host.renderRoot.querySelector('.scroller')?.scrollTo({ top: 0, behavior: 'instant' });
  }

  hostUpdated(): void {
    const scroller = this.#host.renderRoot.querySelector('.scroller') ?? undefined;
    if (scroller !== this.#scroller) this.#stop();
    if (!scroller) return;
    this.#scroller = scroller;
    this.#observer ??= new IntersectionObserver((entries) => this.#onCrossed(entries), {
      root: scroller,
      rootMargin: `${String(margin)}px 0px`,
    });
    // Those that it knows already, it leaves as they are.
    for (const block of scroller.querySelectorAll('.block')) this.#observer.observe(block);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** Ends its part in the element. */
  detach(): void {
    this.#stop();
    this.#host.removeController(this);
  }

  #stop(): void {
    this.#observer?.disconnect();
    this.#observer = this.#scroller = undefined;
  }

  #onCrossed(entries: readonly IntersectionObserverEntry[]): void {
    let changed = false;
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const block = Number((target as HTMLElement).dataset['block']);
      if (isIntersecting === this.#shown.has(block)) continue;
      changed = true;
      if (isIntersecting) this.#shown.add(block);
      else {
        this.#heights.set(block, boundingClientRect.height);
        this.#shown.delete(block);
      }
    }
    if (changed) this.#onMoved();
  }
}
