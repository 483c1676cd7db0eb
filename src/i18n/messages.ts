/**
 * The shape another locale must fill: the same keys, and the same arguments where a text takes some.
 *
 * @typeParam T the English catalogue, which defines the keys
 */
export type Messages<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[K] extends string
      ? string
      : Messages<T[K]>;
};
