import type { AccountDocument, Client, PartialContent } from '../../../sdk/index.ts';

/** One document on its way, and what of it is here: a failure leaves that for another try. */
export class Download {
  readonly document: AccountDocument;
  busy = false;
  /** What it was fetched for last. */
  purpose: 'open' | 'save' = 'save';
  received = 0;
  /** Undefined until the first part is here. */
  total: number | undefined;
  /** Why the last try failed. */
  error: unknown;
  readonly #onChange: () => void;
  #kept: PartialContent = {};
  #asked = new AbortController();

  constructor(document: AccountDocument, onChange: () => void) {
    this.document = document;
    this.#onChange = onChange;
  }

  /** Fetches it, or what is missing of it; undefined where that failed or was given up. */
  async fetch(client: Client): Promise<Blob | undefined> {
    this.#asked.abort();
    const { signal } = (this.#asked = new AbortController());
    this.busy = true;
    this.error = undefined;
    this.#onChange();
    try {
      return await client.documents.content(this.document.id, {
        signal,
        kept: this.#kept,
        onProgress: (received, total) => {
          Object.assign(this, { received, total });
          this.#onChange();
        },
      });
    } catch (error) {
      if (!signal.aborted) this.error = error;
      return undefined;
    } finally {
      this.busy = false;
      this.#onChange();
    }
  }

  /** Gives it up; what is here is forgotten. */
  cancel(): void {
    this.#asked.abort();
    this.#kept = {};
    this.received = 0;
    this.total = this.error = undefined;
  }
}
