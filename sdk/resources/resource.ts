import type { Page } from '../contract/index.ts';
import { List } from '../list.ts';
import type { CallOptions, Transport } from '../transport.ts';
import type { LazySchema } from '../transport/validate.ts';

/** Options of every list. */
export interface ListOptions extends CallOptions {
  /** Where to begin: `nextCursor` of an earlier page. */
  cursor?: string | undefined;
  /** Entries per page; the server has a default and a ceiling. */
  limit?: number | undefined;
}

/** Base of the resources: one noun each, a method is a route, a schema and a sentence. */
export abstract class Resource {
  protected readonly transport: Transport;

  /** @internal */
  constructor(transport: Transport) {
    this.transport = transport;
  }

  protected pages<T>(
    route: string,
    schema: LazySchema<Page<T>>,
    { cursor: start, limit, signal }: ListOptions = {},
    filter?: object,
  ): List<T> {
    return new List(
      (cursor) =>
        this.transport.get(route, { schema, query: { ...filter, cursor, limit }, signal }),
      start,
    );
  }
}
