/** Where this document stands: on its own, or as a guest in the page of a host. */
export interface Embedding {
  /** Verified origin of the page around this one; this page's own where there is none. */
  readonly host: string;
  /** Random name of the host page's load, shared by its frames; undefined where there is no frame. */
  readonly page: string | undefined;
  /** Where the lender wants a payment confirmed: where it was put together, or in its own window. */
  readonly confirm?: 'frame' | 'window';
  /** Address of the lender's hosted portal, with the way back to the host. */
  readonly portal?: string;
  /** The lender's name as customers know it. */
  readonly lenderName?: string;
}

let current: Embedding | undefined;

/** How this document is embedded; on its own unless the guest has said otherwise. */
export function embedding(): Embedding {
  return current ?? { host: location.origin, page: undefined };
}

/** Says how this document is embedded: once, by the guest, before any element is made. */
export function embed(how: Embedding): void {
  current = how;
}
