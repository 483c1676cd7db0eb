import type { MockOperation } from './operations.ts';

/** What a mocked operation does instead of its usual answer. Parts combine: a delay, then a 503. */
export interface Override {
  /** Milliseconds to wait first; `infinite` never answers. */
  delay?: number | 'infinite';
  /**
   * Drops the connection: `before` the mock has done anything, or `after` it did it all and only
   * the answer is lost.
   */
  network?: 'before' | 'after';
  /** Answers with this status, as a problem document (or OAuth's form under `/oauth`). */
  status?: number;
  /** The problem's `code`, or OAuth's `error`. */
  code?: string;
  /** Further members of the problem document, such as `retryAfter`, `lockedUntil` or `errors`. */
  members?: Record<string, unknown>;
  /** Further headers, such as `Retry-After`. */
  headers?: Record<string, string>;
  /** Answers this text as it is, under the type `application/json`. */
  text?: string;
  /** Takes members out of the usual answer; the path's parts are joined by dots (`items.0.amountDue`). */
  omit?: string | string[];
  /** Sets members of the usual answer; the paths are written as for `omit`. */
  set?: Record<string, unknown>;
  /** How many requests it holds for; then the usual answer returns. Without it, for all. */
  times?: number;
}

/** Overrides by operation. */
export type Overrides = Partial<Record<MockOperation, Override>>;

/** Text that no JSON parser accepts, for `{ text: MALFORMED_JSON }`. */
export const MALFORMED_JSON = '{"items": [';

/** Keeps the overrides that are in force and counts them down. */
export class OverrideBook {
  readonly #entries = new Map<MockOperation, Override>();

  constructor(initial: Overrides = {}) {
    for (const [operation, override] of Object.entries(initial)) {
      this.set(operation as MockOperation, override);
    }
  }

  /** Puts an override in force, in place of one already there. */
  set(operation: MockOperation, override: Override): void {
    this.#entries.set(operation, { ...override });
  }

  /** Ends one override, or all. */
  clear(operation?: MockOperation): void {
    if (operation) this.#entries.delete(operation);
    else this.#entries.clear();
  }

  /** The override for this request, if any; counts `times` down. */
  take(operation: MockOperation): Override | undefined {
    const override = this.#entries.get(operation);
    if (override?.times === undefined) return override;
    if (override.times <= 1) this.#entries.delete(operation);
    else this.#entries.set(operation, { ...override, times: override.times - 1 });
    return override.times > 0 ? override : undefined;
  }
}

/** Applies `omit` and `set` to a copy of an answer's body. */
export function reshape(body: unknown, { omit = [], set = {} }: Override): unknown {
  const copy: unknown = structuredClone(body);
  for (const path of typeof omit === 'string' ? [omit] : omit) {
    const [parent, key] = reach(copy, path);
    Reflect.deleteProperty(parent, key);
  }
  for (const [path, value] of Object.entries(set)) {
    const [parent, key] = reach(copy, path);
    parent[key] = value;
  }
  return copy;
}

function reach(body: unknown, path: string): [parent: Record<string, unknown>, key: string] {
  const parts = path.split('.');
  const key = parts.pop() ?? '';
  let parent: unknown = body;
  for (const part of parts) parent = (parent as Record<string, unknown> | undefined)?.[part];
  if (typeof parent !== 'object' || parent === null) {
    throw new RangeError(`The mocked answer has no "${path}"`);
  }
  return [parent as Record<string, unknown>, key];
}
