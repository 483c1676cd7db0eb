/**
 * Refuses a mutation that moves money without a usable key. Types say so too, but not every caller
 * is compiled.
 *
 * @throws TypeError
 */
export function checkedKey(options: { idempotencyKey?: unknown } | undefined): string {
  const key = options?.idempotencyKey;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new TypeError('idempotencyKey must be 1 to 200 visible ASCII characters');
  }
  return key;
}
