import type * as schemas from './schemas.ts';

/** A schema by its name, fetched when it is first needed. */
export function later<N extends keyof typeof schemas>(name: N) {
  return async () => (await import('./schemas.ts'))[name]() as ReturnType<(typeof schemas)[N]>;
}
