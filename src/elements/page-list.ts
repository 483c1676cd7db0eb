import type { Page } from '../../sdk/index.ts';

/** Fetches one page; `undefined` means the first. */
type PageLoad<T> = (cursor: string | undefined, signal: AbortSignal) => PromiseLike<Page<T>>;

/**
 * A list that is fetched page by page. What is shown stays until the first page of something else is here, and what was
 * fetched stays when a page after it fails.
 */
export class PageList<T> {
  items: readonly T[] = [];
  /** A page is on its way. */
  busy = false;
  /** Why the last page did not come. */
  error: unknown;
  readonly #onChange: () => void;
  /** The first page of what was asked for last is here. */
  #begun = false;
  #load: PageLoad<T> | undefined;
  /** Undefined until the first page of anything is here. */
  #next: string | null | undefined;
  #asked = new AbortController();

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Nothing comes after what is here. */
  get complete(): boolean {
    return this.#next === null;
  }

  /** What is here is of before, and the first page of something else is on its way. */
  get stale(): boolean {
    return this.busy && !this.#begun;
  }

  /** Begins anew; resolves when the first page is here or has failed. */
  begin(load: PageLoad<T>): Promise<void> {
    this.#asked.abort();
    this.#asked = new AbortController();
    this.#load = load;
    this.#begun = false;
    return this.#fetch();
  }

  /** Fetches the next page, unless one is on its way or has failed. */
  async more(): Promise<void> {
    if (this.busy || this.error !== undefined || typeof this.#next !== 'string') return;
    await this.#fetch(this.#next);
  }

  /** Asks again for the page that failed. */
  retry(): Promise<void> {
    return this.#fetch(this.#begun ? (this.#next ?? undefined) : undefined);
  }

  /** Gives up the page that is on its way. */
  stop(): void {
    this.#asked.abort();
  }

  async #fetch(cursor?: string): Promise<void> {
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
      this.#begun = true;
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
