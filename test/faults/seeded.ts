/** Random choices that can be made again: the same seed gives the same ones. */
export interface Choices {
  readonly seed: number;
  /** A whole number from 0, below `limit`. */
  below(limit: number): number;
  pick<T>(values: readonly T[]): T;
}

/** Choices by `SEED`, or by one that nobody has had; prints it, so that a failure can be had again. */
export function choices(what: string): Choices {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`${what}: SEED=${String(seed)}`);
  let state = seed >>> 0;
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    seed,
    below,
    pick<T>(values: readonly T[]): T {
      if (values.length === 0) throw new Error('There is nothing to pick from.');
      return values[below(values.length)] as T;
    },
  };
}

/** How many times to try: from a variable of the environment, few if it is not set. */
export function size(variable: string, few: number): number {
  return Number(process.env[variable] ?? few);
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A text with one letter changed, left out, doubled or added. */
export function altered(text: string, random: Choices): string {
  const at = random.below(text.length);
  const [before, letter, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
  const other = random.pick([...letters].filter((one) => one !== letter));
  return before + random.pick([other, '', letter + letter, letter + other]) + after;
}
