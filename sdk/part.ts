import { NetworkError } from './errors/index.ts';
import { List } from './list.ts';

/** Fetches a part of the library when it is first asked for, and again after a failure. */
export function part<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () =>
    (loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      throw new NetworkError(cause);
    }));
}

type Methods = Record<PropertyKey, (...input: unknown[]) => unknown>;

/** Methods that give a {@link List}, where a resource has lists; all others give promises. */
const lists = /^(list|transactions|schedule|messages)$/;

/** A resource whose code is fetched with the first call of any of its methods. */
export function deferred<T extends object>(load: () => Promise<T>, hasLists = true): T {
  return new Proxy({} as T, {
    get: (own, name) => {
      // What a page has put in a method's place.
      if (name in own) return Reflect.get(own, name);
      // Whoever awaits the resource itself must not take it for a promise.
      if (name === 'then') return undefined;
      const method = async () => {
        const target = (await load()) as Methods;
        return (input: unknown[]) => target[name]?.(...input);
      };
      return hasLists && lists.test(String(name))
        ? (...input: unknown[]) =>
            new List(async (cursor) => ((await method())(input) as List<unknown>).page(cursor))
        : async (...input: unknown[]) => (await method())(input);
    },
  });
}
