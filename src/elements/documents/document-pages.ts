import type { AccountDocument, Page } from '../../../sdk/index.ts';

/** Fetches one page; `undefined` means the first. */
type PageLoad = (
  cursor: string | undefined,
  signal: AbortSignal,
) => PromiseLike<Page<AccountDocument>>;

/** A list that is fetched page by page; what is here stays when a page after it fails. */
export class DocumentPages {
  items: readonly AccountDocument[] = [];
  /** A page is on its way. */
  busy = false;
  /** The first page of what is chosen is here. */
  begun = false;
  /** Why the last page did not come. */
  error: unknown;
  readonly #onChange: () => void;
  #load: PageLoad | undefined;
  #next: string | null = null;
  #asked = new AbortController();

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Nothing comes after what is here. */
  get complete(): boolean {
    return this.#next === null;
  }

  /** Begins anew; resolves when the first page is here or has failed. */
  begin(load: PageLoad): Promise<void> {
    this.#asked.abort();
    this.#asked = new AbortController();
    this.#load = load;
    this.begun = false;
    return this.#fetch();
  }

  /** Fetches the next page, unless one is on its way. */
  async more(): Promise<void> {
    if (!this.busy && this.#next !== null) await this.#fetch(this.#next);
  }

  /** Asks again for the page that failed. */
  retry(): Promise<void> {
    return this.#fetch(this.begun ? (this.#next ?? undefined) : undefined);
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
      this.begun = true;
    } catch (error) {
      if (signal.aborted) return;
      this.error = error;
      if (cursor === undefined) this.items = [];
    }
    this.busy = false;
    this.#onChange();
  }
}
