/**
 * Delays building a schema until it is first asked for, so that importing the SDK costs nothing
 * for the nouns a page never uses.
 *
 * @param build makes the schema; runs at most once
 */
export function lazy<T>(build: () => T): () => T {
  let built: { value: T } | undefined;
  return () => (built ??= { value: build() }).value;
}
