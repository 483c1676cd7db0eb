import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';

/** Lets one thing happen, after whatever else is chosen to happen before it. */
export type Turn = (label: string) => Promise<unknown>;

/** A tab: its own storage; closed, it hears nothing any more and nothing of it goes on. */
export class TabDouble {
  closed = false;
  readonly storage: Map<string, string>;

  constructor(storage = new Map<string, string>()) {
    this.storage = storage;
  }
}

const running = new AsyncLocalStorage<TabDouble>();

/** What never settles: the rest of a program whose tab was closed. */
const never = new Promise<never>(() => undefined);

interface Timer {
  at: number;
  tab: TabDouble | undefined;
  run: () => void;
}

interface Transaction {
  tab: TabDouble;
  requests: (() => void)[];
  oncomplete?: () => void;
  onabort?: () => void;
}

/**
 * A browser of several tabs in which nothing happens by itself: databases, channels, keys and the network
 * wait for their turn, and time stands until it is moved.
 */
export class BrowserDouble {
  now = Date.UTC(2026, 10, 22, 17);
  /** Keys that were made. */
  keys = 0;
  readonly turn: Turn;
  readonly #databases = new Map<string, Map<string, unknown>>();
  readonly #queues = new Map<string, Promise<void>>();
  readonly #channels = new Set<ChannelDouble>();
  #timers: Timer[] = [];

  constructor(turn: Turn) {
    this.turn = turn;
  }

  /** Runs something in a tab, with all that comes of it. */
  in<T>(tab: TabDouble, run: () => T): T {
    return running.run(tab, run);
  }

  /** One thing that happens outside of the program, for whoever runs now. */
  async outside<T>(label: string, happen: () => T): Promise<T> {
    const tab = running.getStore();
    await this.turn(label);
    const result = happen();
    return tab?.closed ? never : result;
  }

  close(tab: TabDouble): void {
    tab.closed = true;
    for (const channel of this.#channels) if (channel.tab === tab) channel.close();
  }

  /** What is kept in the databases of this name. */
  database(name: string): Map<string, unknown> {
    const found = this.#databases.get(name) ?? new Map<string, unknown>();
    this.#databases.set(name, found);
    return found;
  }

  /** Moves the clock on, and lets go what is due. */
  pass(milliseconds: number): void {
    this.now += milliseconds;
    const due = this.#timers.filter(({ at }) => at <= this.now).sort((a, b) => a.at - b.at);
    this.#timers = this.#timers.filter(({ at }) => at > this.now);
    for (const { tab, run } of due) if (!tab?.closed) run();
  }

  /** Milliseconds until a timer is due; undefined where none is set. */
  get patience(): number | undefined {
    const next = Math.min(...this.#timers.map(({ at }) => at));
    return Number.isFinite(next) ? Math.max(0, next - this.now) : undefined;
  }

  /**
   * Puts the doubles in place of the platform's.
   *
   * @returns puts the platform's back
   */
  install(): () => void {
    const replaced: Record<string, unknown> = {
      indexedDB: { open: (name: string) => this.#open(name) },
      BroadcastChannel: channelClass(this, this.#channels),
      crypto: this.#crypto(),
      setTimeout: (run: () => void, wait = 0) => this.#set(run, wait),
      clearTimeout: (timer: Timer | undefined) => {
        this.#timers = this.#timers.filter((one) => one !== timer);
      },
    };
    const before = Object.keys(replaced).map(
      (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
    );
    for (const [name, value] of Object.entries(replaced)) {
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    }
    Object.defineProperty(globalThis, 'sessionStorage', { get: storage, configurable: true });
    const { now } = Date;
    Date.now = () => this.now;
    return () => {
      Date.now = now;
      Reflect.deleteProperty(globalThis, 'sessionStorage');
      for (const [name, descriptor] of before) {
        if (descriptor) Object.defineProperty(globalThis, name, descriptor);
        else Reflect.deleteProperty(globalThis, name);
      }
    };
  }

  #set(run: () => void, wait: number): Timer {
    const timer = { at: this.now + wait, tab: running.getStore(), run };
    this.#timers.push(timer);
    return timer;
  }

  #crypto(): object {
    const text = (data: ArrayBufferView) =>
      Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    return {
      getRandomValues: (bytes: Uint8Array) => bytes.fill((this.keys += 1) % 256),
      subtle: {
        generateKey: () =>
          this.outside('key', () => {
            this.keys += 1;
            const id = `key-${String(this.keys)}`;
            return { privateKey: { id }, publicKey: { id } };
          }),
        exportKey: (_: string, { id }: { id: string }) =>
          Promise.resolve({ crv: 'P-256', kty: 'EC', x: id, y: id }),
        digest: (_: string, data: ArrayBufferView) =>
          Promise.resolve(Uint8Array.from(createHash('sha256').update(text(data)).digest()).buffer),
      },
    };
  }

  #open(name: string): object {
    const tab = running.getStore()!;
    const opening: { result?: object; onsuccess?: () => void } = {};
    void this.outside('open', () => undefined).then(() => {
      opening.result = {
        close: () => undefined,
        transaction: () => this.#transact(name, tab),
      };
      opening.onsuccess?.();
    });
    return opening;
  }

  #transact(name: string, tab: TabDouble): object {
    const data = this.database(name);
    const transaction: Transaction & { objectStore: () => object } = {
      tab,
      requests: [],
      objectStore: () => storeDouble(transaction, data),
    };
    // One after the other: of two that may write, the second waits.
    const before = this.#queues.get(name) ?? Promise.resolve();
    this.#queues.set(
      name,
      before.then(() => this.#run(transaction)),
    );
    return transaction;
  }

  async #run(transaction: Transaction): Promise<void> {
    const { tab, requests } = transaction;
    for (;;) {
      await this.turn('database');
      if (tab.closed) return;
      const request = requests.shift();
      if (!request) break;
      running.run(tab, request);
    }
    running.run(tab, () => transaction.oncomplete?.());
  }
}

function storeDouble({ requests }: Transaction, data: Map<string, unknown>): object {
  const request = (work: (own: RequestDouble) => void): RequestDouble => {
    const own: RequestDouble = {};
    requests.push(() => {
      work(own);
    });
    return own;
  };
  const succeed = (own: RequestDouble, result?: unknown) => {
    own.result = result;
    own.onsuccess?.();
  };
  return {
    get: (key: string) => request((own) => succeed(own, data.get(key))),
    put: (value: unknown, key: string) => request((own) => succeed(own, data.set(key, value))),
    delete: (key: string) => request((own) => succeed(own, data.delete(key))),
    add: (value: unknown, key: string) =>
      request((own) => {
        if (data.has(key)) own.onerror?.({ preventDefault: () => undefined });
        else succeed(own, data.set(key, value));
      }),
  };
}

interface RequestDouble {
  result?: unknown;
  onsuccess?: () => void;
  onerror?: (event: { preventDefault: () => void }) => void;
}

interface ChannelDouble {
  readonly tab: TabDouble;
  close(): void;
}

/** Messages of one sender arrive at one receiver in the order in which they were sent. */
function channelClass(browser: BrowserDouble, open: Set<ChannelDouble>) {
  return class Channel implements ChannelDouble {
    readonly tab = running.getStore()!;
    readonly #name: string;
    readonly #listeners: ((event: { data: unknown }) => void)[] = [];
    readonly #inboxes = new Map<Channel, unknown[]>();

    constructor(name: string) {
      this.#name = name;
      open.add(this);
    }

    addEventListener(_: string, listener: (event: { data: unknown }) => void): void {
      this.#listeners.push(listener);
    }

    postMessage(data: object): void {
      if (!open.has(this)) throw new Error('closed');
      for (const other of open as Set<Channel>) {
        if (other !== this && other.#name === this.#name) void other.#take(this, { ...data });
      }
    }

    close(): void {
      open.delete(this);
    }

    async #take(sender: Channel, data: object): Promise<void> {
      const inbox = this.#inboxes.get(sender) ?? [];
      this.#inboxes.set(sender, inbox);
      inbox.push(data);
      await browser.turn('message');
      const next = inbox.shift();
      if (!open.has(this)) return;
      running.run(this.tab, () => {
        for (const listener of this.#listeners) listener({ data: next });
      });
    }
  };
}

function storage(): object | undefined {
  const kept = running.getStore()?.storage;
  return (
    kept && {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    }
  );
}
