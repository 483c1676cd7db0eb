/**
 * Reads a small deposit as a customer types it: whole cents, or a fraction as banks print it.
 *
 * @returns cents, 1 to 99; undefined where it is no such amount
 */
export function parseCents(text: string): number | undefined {
  const tidy = text.replace(/[\s$€]/g, '');
  const [, cents] = /^(?:0?[.,])?(\d{2})$/.exec(tidy) ?? /^(\d)$/.exec(tidy) ?? [];
  const value = Number(cents ?? 0);
  return value >= 1 ? value : undefined;
}
