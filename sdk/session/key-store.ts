import { withKeyDatabase } from './key-database.ts';
import { makeProofKey, toProofKey, type ProofKey } from './proof-key.ts';

/**
 * Keeps one proof key in IndexedDB for all tabs. Where storage is denied, fails, or cannot hold a
 * `CryptoKey` (`DataCloneError` in some private modes), the key lives in memory and ends with the page.
 */
export class KeyStore {
  readonly #database: string;

  /** @param database name; holds client, lender and host */
  constructor(database: string) {
    this.#database = database;
  }

  /** The stored key, if there is one. */
  async find(): Promise<ProofKey | undefined> {
    const pair = await withKeyDatabase(this.#database, 'readonly', (store, done) => {
      const read = store.get('proof');
      read.onsuccess = () => done(read.result);
    });
    return asProofKey(pair);
  }

  /** The stored key, or a new one that is stored unless another tab was faster. */
  async obtain(): Promise<ProofKey> {
    const found = await this.find();
    if (found) return found;
    const made = await makeProofKey();
    const kept = await asProofKey(await this.keep(made));
    return kept ?? made;
  }

  /**
   * Stores a key unless there is one already, in one readwrite transaction: of two tabs, the second
   * waits, fails to add, and reads the first one's.
   *
   * @returns the pair that is stored now; undefined where nothing can be
   */
  keep({ pair }: ProofKey): Promise<unknown> {
    return withKeyDatabase(this.#database, 'readwrite', (store, done) => {
      const write = store.add(pair, 'proof');
      write.onsuccess = () => done(pair);
      write.onerror = (event) => {
        event.preventDefault();
        const read = store.get('proof');
        read.onsuccess = () => done(read.result);
      };
    });
  }

  /** Stores the key of a finished sign-in, whatever there was before. */
  async replace({ pair }: ProofKey): Promise<void> {
    await withKeyDatabase(this.#database, 'readwrite', (store) => {
      store.put(pair, 'proof');
    });
  }

  /** Forgets the key, so that nothing signed with it can be made again. */
  async remove(): Promise<void> {
    await withKeyDatabase(this.#database, 'readwrite', (store, done) => {
      const removal = store.delete('proof');
      removal.onsuccess = () => done(undefined);
    });
  }
}

/** Checks a pair that came from storage or from a sibling. */
export async function asProofKey(stored: unknown): Promise<ProofKey | undefined> {
  if (stored === undefined) return undefined;
  try {
    return await toProofKey(stored as CryptoKeyPair);
  } catch {
    return undefined;
  }
}
