import { asProofKey, KeyStore } from './key-store.ts';
import type { ProofKey } from './proof-key.ts';
import { scopeName } from './scope-name.ts';
import type { Offer } from './sibling-channel.ts';
import { TabStore, type SessionRecord } from './tab-store.ts';

/** What a session is made of, wherever it is kept. */
export interface Held {
  key: ProofKey;
  /** Undefined where the server gave none. */
  refreshToken: string | undefined;
  /** May be written to tab storage and given to sibling tabs. */
  remembered: boolean;
}

/** What this browser remembers a session by: the key for all tabs, the refresh token for this one. */
export class Memory {
  /** Name for all that is kept and sent; see `scopeName`. */
  readonly scope: string;
  readonly keys: KeyStore;
  /** Random name of the host page's load, where this is a frame in one. */
  readonly page: string | undefined;
  readonly #tab: TabStore;

  constructor(scope: string, page: string | undefined) {
    this.scope = scope;
    this.page = page;
    this.keys = new KeyStore(scope);
    this.#tab = new TabStore(scope);
  }

  /** A session as it goes to a sibling; the key itself, and what is in memory only, to a frame of the page. */
  toOffer(held: Held, samePage: boolean): Offer | undefined {
    const record = this.#toRecord(held);
    if (!record || !(held.remembered || samePage)) return undefined;
    const { key, remembered } = held;
    return { record, remembered, pair: samePage ? key.pair : undefined };
  }

  /** Takes what a sibling offers. Without its key a record is of no use. */
  async fromOffer({ record, pair, remembered }: Offer): Promise<Held | undefined> {
    const key = await (pair ? asProofKey(pair) : this.keys.find());
    if (key?.thumbprint !== record.thumbprint) return undefined;
    return { key, remembered, refreshToken: record.refreshToken };
  }

  /** Remembers a session in place of the one before; nothing, where it may not be. */
  write(held: Held | undefined): void {
    const record = held?.remembered ? this.#toRecord(held) : undefined;
    if (record) this.#tab.write(record);
    else this.#tab.remove();
  }

  /**
   * What this tab or a sibling remembers. Without a key there is no record to ask for, but a frame may
   * be given both by another of its page.
   *
   * @param ask asks the siblings
   */
  async find(ask: () => Promise<Held | undefined>): Promise<Held | undefined> {
    const record = this.#tab.read();
    const key = await this.keys.find();
    if (key && record?.thumbprint === key.thumbprint) {
      return { key, refreshToken: record.refreshToken, remembered: true };
    }
    // Of no use without its key; it would outlast every sign-out of a tab that counts as signed out.
    this.#tab.remove();
    return key || this.page !== undefined ? ask() : undefined;
  }

  #toRecord({ key, refreshToken }: Held): SessionRecord | undefined {
    if (refreshToken === undefined) return undefined;
    return { scope: this.scope, refreshToken, thumbprint: key.thumbprint };
  }
}

/** Whose session it is, and where. */
interface Place {
  /** Origin of the lender. */
  lender: string;
  clientId: string;
  /** Origin of the embedding page; this page's own if left out. */
  host: string | undefined;
  /** Random name of the embedding page's load. */
  page: string | undefined;
  /** Identifier of the OpenID provider, where it is not the lender. */
  issuer: string | undefined;
}

/**
 * Opens this browser's memory. Undefined outside browsers: a server has no tabs, and two customers'
 * sessions in one process must not hear of each other.
 */
export function openMemory({ lender, clientId, host, page, issuer }: Place): Memory | undefined {
  const origin = host ?? pageOrigin();
  if (origin === undefined) return undefined;
  return new Memory(scopeName(lender, clientId, origin, issuer), page);
}

/** Origin of this window or worker; Node has none. */
function pageOrigin(): string | undefined {
  return (globalThis as { location?: { origin: string } }).location?.origin;
}
