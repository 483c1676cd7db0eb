/**
 * Registers an element unless its tag is taken, by a second copy of this library or by another: a
 * page must not lose the rest of its elements to one clash.
 *
 * @returns whether the tag now belongs to `element`
 */
export function define(
  tag: string,
  element: CustomElementConstructor,
  registry: CustomElementRegistry | undefined = globalThis.customElements,
): boolean {
  // Server rendering imports pages whole; there is nothing to register with.
  if (!registry) return false;
  const present = registry.get(tag);
  if (!present) registry.define(tag, element);
  return !present || present === element;
}
