import type { Memory } from '../session/memory.ts';
import { withKeyDatabase } from '../session/key-database.ts';
import { asProofKey } from '../session/key-store.ts';
import type { ProofKey } from '../session/proof-key.ts';
import { attempt } from '../session/tab-store.ts';

/** Milliseconds that a customer has at the provider. */
export const lifetime = 10 * 60_000;

/** A sign-in that has gone to the provider and has not come back. */
export interface Transaction {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE. */
  readonly verifier: string;
  readonly redirectUri: string;
  readonly sharedComputer: boolean;
  /** When it began, in milliseconds of this device's clock. */
  readonly since: number;
}

/**
 * Remembers sign-ins while the customer is at the provider: in memory, and for a page that is loaded
 * anew in tab storage, its key beside the key of the session. Each is given out once. The key of a
 * shared computer is stored no longer than that: it is gone before there is a session.
 */
export class Transactions {
  readonly #memory: Memory | undefined;
  readonly #keys = new Map<string, ProofKey>();
  #here: Transaction[] = [];

  constructor(memory: Memory | undefined) {
    this.#memory = memory;
  }

  async add(transaction: Transaction, key: ProofKey): Promise<void> {
    const { state } = transaction;
    this.#keys.set(state, key);
    this.#here.push(transaction);
    this.#write([...this.#read(), transaction].filter(isAlive));
    await this.#database((store) => {
      store.put({ pair: key.pair, since: transaction.since }, name(state));
      const stale = store.openCursor(IDBKeyRange.bound(name(''), name('~')));
      stale.onsuccess = () => {
        const { result: cursor } = stale;
        if (!cursor) return;
        if (!isAlive(cursor.value as { since: number })) cursor.delete();
        cursor.continue();
      };
    });
  }

  /** Gives a transaction and its key, and forgets both; undefined where there is none, or none any more. */
  async take(state: string): Promise<(Transaction & { key: ProofKey }) | undefined> {
    const stored = this.#read();
    const found = [...this.#here, ...stored].find((one) => one.state === state);
    const others = (one: Transaction) => one.state !== state;
    this.#here = this.#here.filter(others);
    if (stored.length) this.#write(stored.filter(others));
    let key = this.#keys.get(state);
    this.#keys.delete(state);
    const kept = await this.#database((store, done) => {
      const read = store.get(name(state));
      read.onsuccess = () => done(read.result);
      store.delete(name(state));
    });
    key ??= await asProofKey((kept as { pair?: unknown } | undefined)?.pair);
    return found && key && { ...found, key };
  }

  #read(): Transaction[] {
    const { tabName } = this;
    const text = tabName && attempt((storage) => storage.getItem(tabName));
    try {
      const list = JSON.parse(text ?? '') as unknown;
      return Array.isArray(list) ? list.filter(isTransaction) : [];
    } catch {
      return [];
    }
  }

  #write(list: Transaction[]): void {
    const { tabName } = this;
    if (!tabName) return;
    attempt((storage) => {
      storage.removeItem(tabName);
      if (list.length) storage.setItem(tabName, JSON.stringify(list));
    });
  }

  get tabName(): string | undefined {
    return this.#memory && `${this.#memory.scope}/redirect`;
  }

  #database(
    work: (store: IDBObjectStore, done: (value: unknown) => void) => void,
  ): Promise<unknown> {
    const { scope } = this.#memory ?? {};
    return scope === undefined ? Promise.resolve() : withKeyDatabase(scope, 'readwrite', work);
  }
}

/** Whether something is still young enough; also not if the clock went back by as much. */
export function isAlive({ since }: { since: number }): boolean {
  return Math.abs(Date.now() - since) <= lifetime;
}

function name(state: string): string {
  return `redirect/${state}`;
}

function isTransaction(value: unknown): value is Transaction {
  const { state, nonce, verifier, redirectUri, sharedComputer, since } = (value ??
    {}) as Partial<Transaction>;
  const texts = [state, nonce, verifier, redirectUri];
  return (
    texts.every((text) => typeof text === 'string') &&
    typeof sharedComputer === 'boolean' &&
    typeof since === 'number'
  );
}
