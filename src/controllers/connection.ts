import type { AuthState, Client } from '../../sdk/index.ts';
import { scopeName } from '../../sdk/session/scope-name.ts';
import { embedding } from './embedding.ts';

/**
 * The way of an element to its client. The SDK arrives by dynamic import, so that a sign-in form
 * can be typed into before it is there; all elements of one lender and client id share one.
 *
 * Dispatches `change` when the client has arrived, when the customer signed in or out, and when
 * some element changed what the others show.
 */
export class Connection extends EventTarget {
  readonly lender: string;
  readonly clientId: string;
  /** How often something was changed at the lender; an argument for tasks that should run again. */
  revision = 0;
  /** What elements are to show in place of where the customer stands, as while the page is left. */
  veil: AuthState | undefined;
  #client: Client | undefined;
  #loading: Promise<Client> | undefined;
  /** Reads that are under way, by what they ask for. */
  readonly #reads = new Map<string, PromiseLike<unknown>>();

  constructor(lender: string, clientId: string, client?: Client) {
    super();
    this.lender = lender;
    this.clientId = clientId;
    if (client) this.#adopt(client);
  }

  /** The client once it has been loaded. */
  get client(): Client | undefined {
    return this.#client;
  }

  /** Where the customer stands, as far as it may be shown; undefined until the client is there. */
  get authState(): AuthState | undefined {
    return this.veil ?? this.#client?.auth.state;
  }

  /** Whether this tab holds a session to restore, told without the SDK. */
  get remembered(): boolean {
    try {
      const scope = scopeName(this.lender, this.clientId, embedding().host);
      return sessionStorage.getItem(scope) !== null;
    } catch {
      return false;
    }
  }

  /** Loads the SDK if need be. A failed load may be tried again. */
  load(): Promise<Client> {
    if (this.#client) return Promise.resolve(this.#client);
    this.#loading ??= import('../../sdk/client.ts')
      .catch((cause: unknown) => {
        throw new SdkLoadError(cause);
      })
      .then(({ createClient }) => {
        const { host, page } = embedding();
        const { lender, clientId } = this;
        const nonce = document.querySelector<HTMLMetaElement>('meta[name=dpop-nonce]')?.content;
        return this.#adopt(createClient({ lender, clientId, host, page, nonce }));
      })
      .finally(() => (this.#loading = undefined));
    return this.#loading;
  }

  /** Tells every element on this connection that what it shows may be out of date. */
  invalidate(): void {
    this.revision += 1;
    this.#notify();
  }

  /**
   * Reads what several elements ask for at once: who asks while it is under way gets the same answer. It is of one customer
   * and of one revision: after a sign-in, a sign-out or new figures it is asked for anew. As it is everybody's, nobody's
   * signal ends it.
   *
   * @param key what is asked for
   * @param kept the answer is good until then, for those who cannot ask yet
   */
  share<T extends PromiseLike<unknown>>(key: string, read: () => T, kept?: Promise<unknown>): T {
    const known = this.#reads.get(key) as T | undefined;
    if (known) return known;
    const reading = read();
    this.#reads.set(key, reading);
    const forget = () => {
      if (this.#reads.get(key) === reading) this.#reads.delete(key);
    };
    reading.then(() => kept).then(forget, forget);
    return reading;
  }

  #adopt(client: Client): Client {
    this.#client = client;
    given.set(client, this);
    client.auth.subscribe(() => this.#notify());
    this.#notify();
    return client;
  }

  #notify() {
    this.#reads.clear();
    this.dispatchEvent(new Event('change'));
  }
}

/** The SDK's own files did not arrive; to a customer the same as any other lack of an answer. */
class SdkLoadError extends Error {
  override readonly name = 'NetworkError';
  readonly code = 'sdk_unreachable';

  constructor(cause: unknown) {
    super('The SDK could not be loaded', { cause });
  }
}

const shared = new Map<string, Connection>();
const given = new WeakMap<Client, Connection>();

/**
 * The connection that every element of this lender and client id on the page shares.
 *
 * @param lender the lender's origin, or an address at it; relative ones are resolved by the page
 * @returns undefined where `lender` is not an address
 */
export function connect(lender: string, clientId: string): Connection | undefined {
  if (!URL.canParse(lender, document.baseURI)) return undefined;
  const { origin } = new URL(lender, document.baseURI);
  const key = `${origin} ${clientId}`;
  let connection = shared.get(key);
  if (!connection) shared.set(key, (connection = new Connection(origin, clientId)));
  return connection;
}

/** The connection around a client, which the page may have made itself. */
export function connectionOf(client: Client): Connection {
  return given.get(client) ?? new Connection(client.lender, client.clientId, client);
}
