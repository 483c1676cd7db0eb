/** How much lower a guest must say it is, and for how long, before its frame follows. */
const slack = 8;
const calm = 200;

/**
 * Height that a guest needs: higher at once, lower only when that is worth a movement and lasts, so that host and guest
 * never answer each other for ever. What is kept free for the frame is the style's to know.
 */
export class FrameHeight {
  readonly #apply: (height: number) => void;
  #height = 0;
  #timer: number | undefined;

  constructor(apply: (height: number) => void) {
    this.#apply = apply;
  }

  /** The guest says how high it is. */
  ask(wanted: number): void {
    this.stop();
    if (wanted > this.#height) this.#set(wanted);
    else if (wanted < this.#height - slack) {
      this.#timer = setTimeout(() => this.#set(wanted), calm);
    }
  }

  /** Nothing more is to come. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #set(height: number) {
    this.#height = height;
    this.#apply(height);
  }
}
