import type { LitElement, ReactiveController } from 'lit';
import { afterPaint } from './after-paint.ts';

/** Rows of one block: the least that is drawn between two frames, so that a slow device can keep up with keys. */
export const blockLength = 5;

/** Pixels above and below what is seen in which rows are drawn, too: more than a page of the keyboard. */
const nearby = 600;

/** Of a row that has never been drawn, in pixels. */
const usualHeight = 74;

/** Milliseconds of script in which blocks are drawn between two frames; style, layout and paint take about as long. */
const budget = 4;

/** Blocks from one on, up to and without another. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** The blocks of a list that are on the page, and how much room the others take. */
export interface Blocks extends Range {
  /** Pixels of all blocks before and after. */
  readonly above: number;
  readonly below: number;
}

/**
 * Keeps the rows of a long list on the page only near what is seen of it. Rows come in blocks; those out
 * of sight are two boxes as high as their rows were, so that the page scrolls as if all were there.
 *
 * Nothing is drawn while the list is being scrolled: what is to come into sight is drawn after the frame, as many blocks
 * at once as the device makes in good time, and where the list has jumped the box shows bars until then.
 */
export class RowWindow implements ReactiveController {
  readonly #host: LitElement;
  readonly #onMoved: () => void;
  /** Mean height of a row, by block. */
  readonly #heights: number[] = [];
  readonly #observed = new Set<Element>();
  #sizes: ResizeObserver | undefined;
  #scroller: HTMLElement | undefined;
  #rows = 0;
  /** What is drawn; nothing yet of another list. */
  #drawn: Range = nothing;
  /** Where the list is scrolled to, kept while something else is shown in its place. */
  #top = 0;
  #viewport = 560;
  /** Blocks that are drawn at once. */
  #pace = 1;
  /** When the blocks that are being drawn were begun, and how many they are. */
  #begun: { readonly at: number; readonly blocks: number } | undefined;
  #cancel: (() => void) | undefined;

  /** @param onMoved called when other blocks are to be drawn */
  constructor(host: LitElement, onMoved: () => void) {
    this.#host = host;
    this.#onMoved = onMoved;
    host.addController(this);
  }

  /** What to draw of a list of so many rows. */
  blocks(rows: number): Blocks {
    const count = Math.max(1, Math.ceil(rows / blockLength));
    this.#rows = rows;
    while (this.#heights.length < count) this.#heights.push(usualHeight);
    if (this.#drawn === nothing) this.#drawn = this.#near(0);
    const to = Math.min(this.#drawn.to, count);
    this.#drawn = { from: Math.min(this.#drawn.from, to - 1), to };
    const { from } = this.#drawn;
    return { from, to, above: this.#heightOf(0, from), below: this.#heightOf(to, count) };
  }

  /** The last row, counted from 1, that is to be drawn. */
  get end(): number {
    return this.#near(nearby).to * blockLength;
  }

  /** Begins at the top of another list. */
  reset(): void {
    this.#heights.length = 0;
    this.#drawn = nothing;
    this.#top = 0;
    this.#scroller?.scrollTo({ top: 0, behavior: 'instant' });
    this.#onMoved();
  }

  hostUpdated(): void {
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>('.scroller') ?? undefined;
    if (this.#scroller && scroller !== this.#scroller) this.#stop();
    if (!scroller) return;
    this.#measure();
    const sizes = (this.#sizes ??= new ResizeObserver((entries) => this.#onSized(entries)));
    if (!this.#scroller) {
      this.#scroller = scroller;
      scroller.addEventListener('scroll', this.#onScroll, { passive: true });
      sizes.observe(scroller);
      if (this.#top > 0) scroller.scrollTop = this.#top;
    }
    this.#observe(scroller, sizes);
    this.#follow();
  }

  /** Measures the blocks that are on the page, and no others. */
  #observe(scroller: HTMLElement, sizes: ResizeObserver): void {
    for (const block of this.#observed) {
      if (block.isConnected) continue;
      sizes.unobserve(block);
      this.#observed.delete(block);
    }
    for (const block of scroller.querySelectorAll('.block')) {
      if (this.#observed.has(block)) continue;
      this.#observed.add(block);
      sizes.observe(block);
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
    this.#cancel?.();
    this.#sizes?.disconnect();
    this.#observed.clear();
    this.#scroller?.removeEventListener('scroll', this.#onScroll);
    this.#cancel = this.#sizes = this.#scroller = undefined;
    this.#drawn = nothing;
  }

  readonly #onScroll = () => {
    this.#top = this.#scroller?.scrollTop ?? 0;
    this.#follow();
  };

  #onSized(entries: readonly ResizeObserverEntry[]): void {
    for (const { target, contentRect } of entries) {
      if (target === this.#scroller) this.#viewport = contentRect.height;
      else if (target.childElementCount > 0) {
        const block = Number((target as HTMLElement).dataset['block']);
        this.#heights[block] = contentRect.height / target.childElementCount;
      }
    }
    this.#follow();
  }

  /** Sees to it that what is near is drawn, after the frame of now. */
  #follow(): void {
    if (this.#cancel || same(this.#next(), this.#drawn)) return;
    this.#cancel = afterPaint(() => {
      this.#cancel = undefined;
      const { from, to } = this.#drawn;
      const at = performance.now();
      for (let count = 0; count < this.#pace; count += 1) this.#drawn = this.#next();
      const kept = Math.min(to, this.#drawn.to) - Math.max(from, this.#drawn.from);
      this.#begun = { at, blocks: this.#drawn.to - this.#drawn.from - Math.max(kept, 0) };
      this.#onMoved();
    });
  }

  /** Finds how many blocks the device can draw at once, carefully: one more at a time. */
  #measure(): void {
    if (!this.#begun?.blocks) return;
    const each = (performance.now() - this.#begun.at) / this.#begun.blocks;
    this.#pace = Math.max(Math.min(Math.floor(budget / each), this.#pace + 1, 8), 1);
    this.#begun = undefined;
  }

  /** What is drawn next: a block more at the end where it is missed most, one less at each that is far away. */
  #next(): Range {
    const near = this.#near(nearby);
    const seen = this.#near(0);
    let { from, to } = this.#drawn;
    if (from >= near.to || to <= near.from) return { from: seen.from, to: seen.from + 1 };
    if (to < seen.to) to += 1;
    else if (from > seen.from) from -= 1;
    else if (to < near.to) to += 1;
    else if (from > near.from) from -= 1;
    if (from < near.from) from += 1;
    if (to > near.to) to -= 1;
    return { from, to };
  }

  /** The blocks of which something is seen, or would be with such a margin. */
  #near(margin: number): Range {
    const count = Math.max(1, Math.ceil(this.#rows / blockLength));
    const [start, end] = [this.#top - margin, this.#top + this.#viewport + margin];
    let [from, to, bottom] = [0, 0, 0];
    for (; to < count && bottom < end; to += 1) {
      bottom += this.#heightOf(to, to + 1);
      if (bottom < start) from = to + 1;
    }
    return { from: Math.min(from, Math.max(to, 1) - 1), to: Math.max(to, 1) };
  }

  #heightOf(from: number, to: number): number {
    let height = 0;
    for (let block = from; block < to; block += 1) {
      const rows = Math.min(blockLength, this.#rows - block * blockLength);
      height += rows * (this.#heights[block] ?? usualHeight);
    }
    return height;
  }
}

const nothing: Range = { from: 0, to: 0 };

const same = (one: Range, other: Range) => one.from === other.from && one.to === other.to;
