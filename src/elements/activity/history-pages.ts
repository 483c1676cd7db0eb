import type { Page, Transaction } from '../../../sdk/index.ts';

/** Fetches one page; `undefined` means the first. */
export type PageLoad = (
  cursor: string | undefined,
  signal: AbortSignal,
) => PromiseLike<Page<Transaction>>;

/**
 * A history that is fetched page by page. What is shown stays until the first page of something else is
 * here, and what was fetched stays when a page after it fails.
 */
export class HistoryPages {
  items: readonly Transaction[] = [];
  /** A page is on its way. */
  busy = false;
  /** Why the last page did not come. */
  error: unknown;
  readonly #onChange: () => void;
  #load: PageLoad | undefined;
  #next: string | null | undefined;
  #asked = new AbortController();

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Nothing comes after what is here. */
  get complete(): boolean {
    return this.#next === null;
  }

  /** There is something to show, even if it is nothing. */
  get begun(): boolean {
    return this.#next !== undefined;
  }

  /** Begins anew; resolves when the first page is here or has failed. */
  begin(load: PageLoad): Promise<void> {
    this.#asked.abort();
    this.#asked = new AbortController();
    this.#load = load;
    return this.#fetch(undefined);
  }

  /** Fetches the next page, unless it is on its way or has failed. */
  more(): void {
    if (this.busy || this.error !== undefined || typeof this.#next !== 'string') return;
    void this.#fetch(this.#next);
  }

  /** Asks again for the page that failed. */
  retry(): Promise<void> {
    return this.#fetch(this.#next ?? undefined);
  }

  /** Gives up the page that is on its way. */
  stop(): void {
    this.#asked.abort();
  }

  async #fetch(cursor: string | undefined): Promise<void> {
    const { signal } = this.#asked;
    this.busy = true;
    this.error = undefined;
    this.#onChange();
    try {
      const page = await this.#load?.(cursor, signal);
      if (signal.aborted || !page) return;
      this.items = cursor === undefined ? page.items : [...this.items, ...page.items];
      // A cursor that comes back would have the list grow for ever.
      this.#next = page.nextCursor === cursor ? null : page.nextCursor;
    } catch (error) {
      if (signal.aborted) return;
      this.error = error;
      if (cursor === undefined) {
        this.items = [];
        this.#next = undefined;
      }
    }
    this.busy = false;
    this.#onChange();
  }
}
