import type { LitElement, ReactiveController } from 'lit';

/** Rows of one block: enough that few blocks fill a screen, few enough to be drawn between two frames. */
export const blockLength = 10;

/** Pixels above and below what is seen in which rows are drawn, too; none in the frame that jumps elsewhere. */
const nearby = 600;

/** Of a row that has never been drawn, in pixels. */
const usualHeight = 74;

/** The blocks of a list that are on the page, and how much room the others take. */
export interface Blocks {
  readonly from: number;
  /** The first block that is not drawn any more. */
  readonly to: number;
  /** Pixels of all blocks before and after. */
  readonly above: number;
  readonly below: number;
}

/**
 * Keeps the rows of a long list on the page only near what is seen of it. Rows come in blocks; those out
 * of sight are two empty boxes as high as their rows were, so that the page scrolls as if all were there.
 */
export class RowWindow implements ReactiveController {
  readonly #host: LitElement;
  readonly #onMoved: () => void;
  /** Mean height of a row of each block that was drawn. */
  readonly #heights = new Map<number, number>();
  readonly #drawn = new Set<Element>();
  #sizes: ResizeObserver | undefined;
  #scroller: HTMLElement | undefined;
  #rows = 0;
  #from = 0;
  #to = 1;
  /** Where the list is scrolled to, kept while something else is shown in its place. */
  #top = 0;
  #viewport = 560;
  #margin = nearby;

  /** @param onMoved called when other blocks are to be drawn */
  constructor(host: LitElement, onMoved: () => void) {
    this.#host = host;
    this.#onMoved = onMoved;
    host.addController(this);
  }

  /** What to draw of a list of so many rows. */
  blocks(rows: number): Blocks {
    this.#rows = rows;
    this.#place();
    const count = Math.ceil(rows / blockLength);
    return {
      from: this.#from,
      to: this.#to,
      above: this.#heightOf(0, this.#from),
      below: this.#heightOf(this.#to, count),
    };
  }

  /** The last row, counted from 1, of the blocks that are drawn. */
  get end(): number {
    return this.#to * blockLength;
  }

  /** Begins at the top of another list. */
  reset(): void {
    this.#heights.clear();
    this.#top = 0;
    this.#scroller?.scrollTo({ top: 0, behavior: 'instant' });
    this.#onMoved();
  }

  hostUpdated(): void {
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>('.scroller') ?? undefined;
    if (scroller !== this.#scroller) this.#stop();
    if (!scroller) return;
    this.#sizes ??= new ResizeObserver((entries) => this.#onSized(entries));
    if (!this.#scroller) {
      this.#scroller = scroller;
      scroller.addEventListener('scroll', this.#onScroll, { passive: true });
      this.#sizes.observe(scroller);
      if (this.#top > 0) scroller.scrollTop = this.#top;
    }
    for (const block of this.#drawn) {
      if (block.isConnected) continue;
      this.#sizes.unobserve(block);
      this.#drawn.delete(block);
    }
    for (const block of scroller.querySelectorAll('.block')) {
      if (this.#drawn.has(block)) continue;
      this.#drawn.add(block);
      this.#sizes.observe(block);
    }
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
    this.#sizes?.disconnect();
    this.#drawn.clear();
    this.#scroller?.removeEventListener('scroll', this.#onScroll);
    this.#sizes = this.#scroller = undefined;
  }

  readonly #onScroll = () => {
    const [from, to] = [this.#from, this.#to];
    this.#top = this.#scroller?.scrollTop ?? 0;
    if (!this.#place()) return;
    if (this.#from >= to || this.#to <= from) {
      // Nothing of before is of use: what is seen first, the rest after it was painted. (Frames of now come after this event.)
      this.#margin = 0;
      this.#place();
      setTimeout(() => {
        this.#margin = nearby;
        if (this.#place()) this.#onMoved();
      }, 50);
    }
    this.#onMoved();
  };

  #onSized(entries: readonly ResizeObserverEntry[]): void {
    for (const { target, contentRect } of entries) {
      if (target === this.#scroller) this.#viewport = contentRect.height;
      else if (target.childElementCount > 0) {
        const block = Number((target as HTMLElement).dataset['block']);
        this.#heights.set(block, contentRect.height / target.childElementCount);
      }
    }
    // In the next frame: drawn in this one, what is new would be measured in it, too.
    if (this.#place()) requestAnimationFrame(this.#onMoved);
  }

  /** Finds the blocks near what is seen; whether they are others than before. */
  #place(): boolean {
    const count = Math.ceil(this.#rows / blockLength);
    const [from, to] = [this.#from, this.#to];
    let block = 0;
    let bottom = 0;
    this.#from = 0;
    for (; block < count && bottom < this.#top + this.#viewport + this.#margin; block += 1) {
      bottom += this.#heightOf(block, block + 1);
      if (bottom < this.#top - this.#margin) this.#from = block + 1;
    }
    this.#to = Math.max(block, 1);
    this.#from = Math.min(this.#from, this.#to - 1);
    return from !== this.#from || to !== this.#to;
  }

  #heightOf(from: number, to: number): number {
    let height = 0;
    for (let block = from; block < to; block += 1) {
      const rows = Math.min(blockLength, this.#rows - block * blockLength);
      height += rows * (this.#heights.get(block) ?? usualHeight);
    }
    return height;
  }
}
