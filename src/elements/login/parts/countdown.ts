/** Counts the seconds down to an instant. */
export class Countdown {
  /** Seconds that are left; 0 when it is over. */
  seconds = 0;
  readonly #onTick: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(onTick: () => void) {
    this.#onTick = onTick;
  }

  /** @param instant RFC 3339; nothing is counted where it is left out */
  start(instant: string | undefined): void {
    this.stop();
    // A clock that is wrong would make a customer wait for hours: nobody has to wait for longer than this.
    const left = instant ? Math.min(60_000, Date.parse(instant) - Date.now()) : 0;
    if (!(left > 0)) return;
    const end = performance.now() + left;
    this.seconds = Math.ceil(left / 1000);
    this.#timer = setInterval(() => {
      this.seconds = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      if (this.seconds === 0) this.stop();
      this.#onTick();
    }, 1000);
  }

  /** Ends it. */
  stop(): void {
    clearInterval(this.#timer);
    this.seconds = 0;
  }
}
