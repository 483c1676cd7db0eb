/** Pseudo-random numbers from 0 to 1 by a seed. */
export function randomBy(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Makes messages of every shape: right ones, nearly right ones, and rubbish that can be cloned. */
export class Forger {
  readonly random: () => number;

  constructor(seed: number) {
    this.random = randomBy(seed);
  }

  /** One of a list. */
  pick<T>(list: readonly T[]): T {
    return list[Math.trunc(this.random() * list.length)]!;
  }

  /** A greeting that a guest could send, as often right as not. */
  greeting(): unknown {
    return this.#spoil({
      fs: 'hello',
      version: 1,
      nonce: this.pick(['0123456789abcdef', crypto.randomUUID()]),
    });
  }

  /** What a guest could say over its port, as often right as not. */
  saying(): unknown {
    return this.#spoil(
      this.pick<Record<string, unknown>>([
        { type: 'shown', height: 900, title: 'Forged' },
        { type: 'height', height: 900 },
        { type: 'event', name: 'fs-signed-in' },
        { type: 'event', name: 'fs-error', detail: 'refused' },
        { type: 'redirect' },
        { type: 'environment', storage: 'denied' },
      ]),
    );
  }

  /** Anything at all. */
  rubbish(depth = 0): unknown {
    const simple = [
      null,
      undefined,
      '',
      'hello',
      'fs-ready',
      0,
      -1,
      NaN,
      Infinity,
      1e9,
      12.5,
      true,
      10n,
      new Date(0),
      /x/,
      new Uint8Array(3),
      new Error('rubbish'),
      '{"fs":"hello","version":1,"nonce":"0123456789abcdef"}',
    ];
    if (depth > 2 || this.random() < 0.6) return this.pick(simple);
    const inner = () => this.rubbish(depth + 1);
    return this.pick([
      () => [inner(), inner()],
      () => new Map([['type', inner()]]),
      () => new Set([inner()]),
      () => ({ type: inner(), height: inner(), title: inner() }),
      () => ({ type: 'event', name: inner(), detail: inner() }),
      () => ({ fs: inner(), version: inner(), nonce: inner() }),
      () => ({ type: 'height', height: { valueOf: 1, amount: inner() } }),
    ])();
  }

  #spoil(message: Record<string, unknown>): unknown {
    if (this.random() < 0.5) return message;
    const name = this.pick(Object.keys(message));
    const spoilt: Record<string, unknown> = { ...message };
    if (this.random() < 0.3) delete spoilt[name];
    else spoilt[name] = this.rubbish(2);
    return spoilt;
  }
}
