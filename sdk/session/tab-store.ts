/** What a tab needs to go on after a reload, and a sibling tab to join. */
export interface SessionRecord {
  /** Name that it was made for; a record made for another client, lender or host is refused. */
  scope: string;
  refreshToken: string;
  /** Thumbprint of the proof key that the token is bound to. */
  thumbprint: string;
}

/** The part of DOM `Storage` in use; workers and Node have none. */
export interface StorageLike {
  /** What is kept under a name; null where there is nothing. */
  getItem(key: string): string | null;
  /** Keeps a text under a name; may throw where storage is full. */
  setItem(key: string, value: string): void;
  /** Forgets what is kept under a name. */
  removeItem(key: string): void;
}

/** Keeps the session record in `sessionStorage`, where that works; nothing here throws. */
export class TabStore {
  readonly #scope: string;

  /** @param scope from `scopeName` */
  constructor(scope: string) {
    this.#scope = scope;
  }

  read(): SessionRecord | undefined {
    const text = attempt((storage) => storage.getItem(this.#scope));
    return typeof text === 'string' ? asRecord(parse(text), this.#scope) : undefined;
  }

  /** Writes, or, where that fails (full, denied), makes sure that no older record stays. */
  write(record: SessionRecord): void {
    this.remove();
    attempt((storage) => storage.setItem(this.#scope, JSON.stringify(record)));
  }

  remove(): void {
    attempt((storage) => storage.removeItem(this.#scope));
  }
}

/** Checks a record that came from storage or from another tab. */
export function asRecord(value: unknown, scope: string): SessionRecord | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { scope: madeFor, refreshToken, thumbprint } = value as Partial<SessionRecord>;
  if (madeFor !== scope || typeof refreshToken !== 'string' || typeof thumbprint !== 'string') {
    return undefined;
  }
  return { scope, refreshToken, thumbprint };
}

/** Notes that the lender knows this browser. */
export function rememberDevice(scope: string): void {
  attempt((storage) => storage.setItem(deviceMark(scope), '1'), 'localStorage');
}

/** Whether the lender has known this browser, so that it is worth fetching what proves it. */
export function isDeviceRemembered(scope: string): boolean {
  return attempt((storage) => storage.getItem(deviceMark(scope)), 'localStorage') === '1';
}

const deviceMark = (scope: string) => `${scope}/device`;

/** Uses storage, the tab's if not told otherwise, if it can be; merely touching it throws where it is denied. */
export function attempt<T>(
  use: (storage: StorageLike) => T,
  which: 'sessionStorage' | 'localStorage' | StorageLike = 'sessionStorage',
): T | undefined {
  try {
    const storage =
      typeof which === 'string'
        ? (globalThis as unknown as Partial<Record<string, StorageLike>>)[which]
        : which;
    return storage && use(storage);
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
