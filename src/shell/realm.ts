/**
 * The few things of the page's realm that the shell takes by their prototypes: `<img name="createElement">` hides
 * `document.createElement`, and a script that comes later may wrap what listens. Nothing here iterates an array: a host
 * may have broken that, and browsers convert arrays by the same broken means.
 */

const { apply } = Reflect;
const { prototype } = EventTarget;
const add = Reflect.get(prototype, 'addEventListener') as () => void;
const remove = Reflect.get(prototype, 'removeEventListener') as () => void;

/** Makes an element of the page's document. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K): HTMLElementTagNameMap[K] {
  const create: unknown = Reflect.get(Document.prototype, 'createElement');
  return apply(create as () => void, document, [tag]) as HTMLElementTagNameMap[K];
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
  // Captured: what a policy forbids is heard here even where a script of the page stops the event further in.
  apply(add, target, [type, listener, true]);
  return () => void apply(remove, target, [type, listener, true]);
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
