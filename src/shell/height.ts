/** How much lower a guest must say it is, and for how long, before its frame follows. */
const slack = 8;
const calm = 200;

/**
 * Height of a frame: never less than what is kept free for it, higher at once, lower only when that is worth a
 * movement and lasts, so that host and guest never answer each other for ever.
 */
export class FrameHeight {
  /** Height now, in whole CSS pixels. */
  height: number;
  readonly #reserved: number;
  readonly #apply: (height: number) => void;
  #timer: number | undefined;

  constructor(reserved: number, apply: (height: number) => void) {
    this.height = this.#reserved = reserved;
    this.#apply = apply;
  }

  /** The guest says how high it is. */
  ask(wanted: number): void {
    const next = Math.max(wanted, this.#reserved);
    this.stop();
    if (next > this.height) this.#set(next);
    else if (next < this.height - slack) this.#timer = setTimeout(() => this.#set(next), calm);
  }

  /** Nothing more is to come. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #set(height: number) {
    this.height = height;
    this.#apply(height);
  }
}
