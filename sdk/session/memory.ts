import { KeyStore } from './key-store.ts';
import { scopeName } from './scope-name.ts';
import type { ProofKey } from './proof-key.ts';
import { TabStore, type SessionRecord } from './tab-store.ts';

/** What a session is made of, wherever it is kept. */
export interface Held {
  key: ProofKey;
  /** Undefined where the server gave none. */
  refreshToken: string | undefined;
}

/** What this browser remembers a session by: the key for all tabs, the refresh token for this one. */
export class Memory {
  /** Name for all that is kept and sent; see `scopeName`. */
  readonly scope: string;
  readonly keys: KeyStore;
  readonly #tab: TabStore;

  constructor(scope: string) {
    this.scope = scope;
    this.keys = new KeyStore(scope);
    this.#tab = new TabStore(scope);
  }

  /** The record of a session, for this tab's next page or for a sibling. */
  toRecord({ key, refreshToken }: Held): SessionRecord | undefined {
    if (refreshToken === undefined) return undefined;
    return { scope: this.scope, refreshToken, thumbprint: key.thumbprint };
  }

  /** Remembers a record in place of the one before; nothing, where there is none. */
  write(record: SessionRecord | undefined): void {
    if (record) this.#tab.write(record);
    else this.#tab.remove();
  }

  /**
   * What this tab or a sibling remembers. Without its key a record is of no use, and none is asked for.
   *
   * @param ask asks the sibling tabs
   */
  async find(ask: () => Promise<SessionRecord | undefined>): Promise<Held | undefined> {
    const own = this.#tab.read();
    const key = await this.keys.find();
    if (!key) return undefined;
    const record = own?.thumbprint === key.thumbprint ? own : await ask();
    if (record?.thumbprint !== key.thumbprint) return undefined;
    return { key, refreshToken: record.refreshToken };
  }
}

/**
 * Opens this browser's memory. Undefined outside browsers: a server has no tabs, and two customers'
 * sessions in one process must not hear of each other.
 *
 * @param host origin of the embedding page; this page's own if left out
 */
export function openMemory(
  lender: string,
  clientId: string,
  host = pageOrigin(),
): Memory | undefined {
  return host === undefined ? undefined : new Memory(scopeName(lender, clientId, host));
}

/** Origin of this window or worker; Node has none. */
function pageOrigin(): string | undefined {
  return (globalThis as { location?: { origin: string } }).location?.origin;
}
