/**
 * The few things of the page's realm that the shell takes by their prototypes: `<img name="createElement">` hides
 * `document.createElement`, and a script that comes later may wrap what listens. Nothing here iterates an array: a host
 * may have broken that, and browsers convert arrays by the same broken means.
 */

type Listen = (type: string, listener: EventListener, capture: boolean) => void;

const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype as unknown as {
  addEventListener: Listen;
  removeEventListener: Listen;
};

/** Makes an element of the page's document. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K): HTMLElementTagNameMap[K] {
  return Document.prototype.createElement.call(document, tag) as HTMLElementTagNameMap[K];
}

/**
 * Listens until told otherwise.
 *
 * @returns what ends it
 */
export function listen<E extends Event>(
  target: EventTarget,
  type: string,
  listener: (event: E) => void,
): () => void {
  const heard = listener as EventListener;
  // Captured, so that a listener of the host that stops the event is not before this one.
  add.call(target, type, heard, true);
  return () => remove.call(target, type, heard, true);
}

/** Calls each of what ends something. */
export function endAll(endings: readonly (() => void)[]): void {
  for (let index = 0; index < endings.length; index += 1) endings[index]?.();
}

/** A list of one for the browser to walk, by an iterator that no host can have changed. */
export function only<T>(item: T): T[] {
  let given = false;
  const next = () => {
    const done = given;
    given = true;
    return { done, value: done ? undefined : item };
  };
  return { [Symbol.iterator]: () => ({ next }) } as unknown as T[];
}

const shared = globalThis as Record<symbol, unknown>;
const pageKey = Symbol.for('fs-central.page');

/** Random name of this page's load, the same for every copy of the script. */
export function pageName(): string {
  return (shared[pageKey] ??= crypto.getRandomValues(new Uint32Array(4)).join('-')) as string;
}
