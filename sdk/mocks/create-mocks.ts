import { getResponse, type HttpHandler } from 'msw';
import { buildHandlers, type MockRequest } from './handlers.ts';
import type { MockOperation } from './operations.ts';
import { type Override, OverrideBook, type Overrides } from './overrides.ts';
import { World } from './world.ts';

/** How to set the mocks up. */
export interface MockOptions {
  /** The lender's origin; `http://localhost:4400` if left out. */
  lender?: string;
  /** User IDs of the personas who can sign in; all of them if left out. */
  personas?: readonly string[];
  /** Failures and odd answers from the start, by operation. */
  overrides?: Overrides;
}

/** A lender in memory. What is paid or added lives as long as this object. */
export interface Mocks {
  /** The lender's origin. */
  readonly lender: string;
  /** For msw's `setupWorker(...)` in a browser or `setupServer(...)` in Node. */
  readonly handlers: HttpHandler[];
  /** Every request so far, oldest first. */
  readonly requests: readonly MockRequest[];
  /**
   * Answers in place of the network, with no worker and nothing patched: hand it to
   * `createClient({ fetch })`. An address of another origin fails as if offline.
   */
  readonly fetch: typeof globalThis.fetch;
  /** Makes an operation fail or answer oddly from now on. */
  override(operation: MockOperation, override: Override): void;
  /** Ends one operation's override, or all. */
  restore(operation?: MockOperation): void;
}

/**
 * A mocked lender that answers every route of the contract with the sandbox personas' data.
 * A persona signs in with its user ID and the sandbox passphrase; proofs are not verified.
 *
 * @example
 * ```ts
 * const mocks = createMocks({ overrides: { listAccounts: { status: 503, code: 'unavailable' } } });
 * const client = createClient({ lender: mocks.lender, clientId: 'portal', fetch: mocks.fetch });
 * ```
 */
export function createMocks(options: MockOptions = {}): Mocks {
  const lender = options.lender ?? 'http://localhost:4400';
  const world = new World(options.personas);
  const overrides = new OverrideBook(options.overrides);
  const requests: MockRequest[] = [];
  const list = buildHandlers({ lender, world, overrides, requests });
  return {
    lender,
    handlers: list,
    requests,
    fetch: (input, init) => answer(list, new Request(input, init)),
    override: (operation, override) => {
      overrides.set(operation, override);
    },
    restore: (operation) => {
      overrides.clear(operation);
    },
  };
}

/** The handlers of {@link createMocks} alone, where nothing is to be changed later. */
export function handlers(options: MockOptions = {}): HttpHandler[] {
  return createMocks(options).handlers;
}

async function answer(list: HttpHandler[], request: Request): Promise<Response> {
  const { signal } = request;
  signal.throwIfAborted();
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        reject(signal.reason as Error);
      },
      { once: true },
    );
  });
  const response = await Promise.race([getResponse(list, request), aborted]);
  // A browser's fetch rejects like this when the connection fails; `HttpResponse.error()` stands for it.
  if (!response || response.type === 'error') throw new TypeError('Failed to fetch');
  return response;
}
