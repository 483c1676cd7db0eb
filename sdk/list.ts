import type { Page } from './contract/index.ts';
import { ContractError } from './errors/index.ts';

/** Fetches one page; `undefined` means the first. */
export type PageLoader<T> = (cursor: string | undefined) => Promise<Page<T>>;

/**
 * A list of the API: awaiting it gives its first page, `for await` walks the entries of all pages.
 * Nothing is fetched before one of the two.
 *
 * ```ts
 * const { items, nextCursor } = await client.accounts.list();
 * for await (const account of client.accounts.list()) console.log(account.id);
 * ```
 */
export class List<T> implements PromiseLike<Page<T>>, AsyncIterable<T> {
  readonly #load: PageLoader<T>;
  readonly #start: string | undefined;
  #first: Promise<Page<T>> | undefined;

  /** @internal */
  constructor(load: PageLoader<T>, start?: string) {
    this.#load = load;
    this.#start = start;
  }

  /** @internal One page; the one to begin with, where no cursor is given. */
  page(cursor = this.#start): Promise<Page<T>> {
    return this.#load(cursor);
  }

  then<A = Page<T>, B = never>(
    onfulfilled?: ((page: Page<T>) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#first ??= this.page();
    return this.#first.then(onfulfilled, onrejected);
  }

  /** Walks the entries of all pages, each page fetched when the one before is used up. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    const seen = new Set<string>();
    let page: Page<T> = await this.then();
    for (;;) {
      yield* page.items;
      const { nextCursor } = page;
      if (nextCursor === null) return;
      // A cursor that comes back would have the caller walk in a circle for ever.
      if (seen.has(nextCursor)) throw new ContractError({ path: 'nextCursor', reason: 'repeated' });
      seen.add(nextCursor);
      page = await this.#load(nextCursor);
    }
  }
}
