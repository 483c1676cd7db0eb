import { NetworkError } from './errors/index.ts';

/** Fetches a part of the library when it is first asked for, and again after a failure. */
export function part<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () =>
    (loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      throw new NetworkError(cause);
    }));
}

type Method = (...input: unknown[]) => Promise<unknown>;

/** A resource whose code is fetched with the first call of any of its methods; all of them give promises. */
export function deferred<T extends object>(load: () => Promise<T>): T {
  return new Proxy({} as T, {
    // Whoever awaits the resource itself must not take it for a promise.
    get: (_, name) =>
      name !== 'then' &&
      (async (...input: unknown[]) =>
        ((await load()) as Record<PropertyKey, Method | undefined>)[name]?.(...input)),
  });
}
