/** Milliseconds that decide when a session ends by itself. */
export interface IdleLimits {
  /** Without activity, until the end. */
  readonly idle: number;
  /** Of warning before the end. */
  readonly warning: number;
  /** Of warning at the very least, where the browser woke this page late. */
  readonly atLeast: number;
  /** How often the end can be put off in a row, without any other activity. */
  readonly extensions: number;
}

const minute = 60_000;

/**
 * The limits of a session.
 *
 * @param shared whether others use the computer, too
 */
export function idleLimits(shared: boolean): IdleLimits {
  return { idle: (shared ? 5 : 15) * minute, warning: minute, atLeast: 20_000, extensions: 10 };
}

/**
 * Where a session stands. `warned`: it ends at `end`; `cause` says whether that can be helped: `idle` can
 * be put off, `spent` was put off too often, and `age` is the end that the lender has set.
 */
export type IdleState =
  | { readonly phase: 'quiet' }
  | { readonly phase: 'warned'; readonly end: number; readonly cause: 'idle' | 'spent' | 'age' }
  | { readonly phase: 'over' };

/** When somebody was last active, in any tab or frame of the scope. */
interface Activity {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** How often the end was put off since anything else was done. */
  readonly extensions: number;
}

/** What the timer asks of its surroundings; the defaults are the browser's. */
export interface IdleOptions {
  limits: IdleLimits;
  /** Shared with the tabs and frames in which activity counts, too. */
  channel?: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'> | undefined;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Tells the others at most this often, so that typing does not flood them. */
const news = 5_000;
/** Milliseconds for the others to say that somebody is active there, before a session is ended. */
const patience = 400;
/** A page that finds itself this late was asleep with its device: nobody was there to be warned. */
const asleep = 90_000;

/**
 * Decides when an idle session ends. Goes by the clock and not by how long its timers took: they stop
 * while a device sleeps, and browsers hold those of a hidden tab back.
 *
 * Dispatches `change` at every new state. Whoever holds it calls {@link tick} often enough, and
 * {@link active} as something is done.
 */
export class IdleTimer extends EventTarget {
  readonly #limits: IdleLimits;
  readonly #channel: IdleOptions['channel'];
  readonly #now: () => number;
  #last: Activity;
  #told = 0;
  /** Before this the session does not end, as the warning came late. */
  #grace = 0;
  #state: IdleState = { phase: 'quiet' };
  /** Whether the others were asked before the end: a page that was frozen has their news yet to come. */
  #asked: 'no' | 'waiting' | 'yes' = 'no';
  /** The end that the lender has set, milliseconds since 1970; Infinity while it is not known. */
  #age = Infinity;
  /** The customer has read that this one is near. */
  #ageSeen = false;

  constructor({ limits, channel, now = () => Date.now() }: IdleOptions) {
    super();
    this.#limits = limits;
    this.#channel = channel;
    this.#now = now;
    this.#last = { at: now(), extensions: 0 };
    channel?.addEventListener('message', ({ data }) => this.#hear(data));
    this.#tell();
  }

  get state(): IdleState {
    return this.#state;
  }

  /** How often the end can still be put off. */
  get extensionsLeft(): number {
    return Math.max(0, this.#limits.extensions - this.#last.extensions);
  }

  /** Seconds until the end, rounded up; 0 where it has come. */
  get secondsLeft(): number {
    const { end } = this.#state as { end?: number };
    return Math.max(0, Math.ceil(((end ?? this.#now()) - this.#now()) / 1_000));
  }

  /** Says when the session ends whatever is done. */
  set age(end: number) {
    this.#age = end;
    this.tick();
  }

  /** Something was done. Comes too late once the session is over. */
  active(): void {
    if (this.tick().phase === 'over' || this.#asked !== 'no') return;
    this.#last = { at: this.#now(), extensions: 0 };
    if (this.#now() - this.#told >= news || this.#state.phase === 'warned') this.#tell();
    this.tick();
  }

  /** Puts the end off, from the warning. */
  extend(): void {
    const state = this.tick();
    if (state.phase !== 'warned' || state.cause === 'spent') return;
    if (state.cause === 'age') this.#ageSeen = true;
    const { extensions } = this.#last;
    this.#last = { at: this.#now(), extensions: extensions + (state.cause === 'idle' ? 1 : 0) };
    this.#tell();
    this.tick();
  }

  /** Looks at the clock. */
  tick(): IdleState {
    const now = this.#now();
    const { idle, warning, atLeast } = this.#limits;
    if (this.#state.phase === 'over') return this.#state;
    const idleEnd = this.#last.at + idle;
    const next = Math.min(idleEnd, this.#age);
    // A warning that is still due, although the end has passed by a little.
    const late = now >= next - atLeast && this.#state.phase === 'quiet' && now < next + asleep;
    if (late && next === idleEnd) this.#grace = now + atLeast;
    const end = next === idleEnd ? Math.max(next, this.#grace) : next;
    if (now >= end) {
      if (this.#isSure()) this.#set({ phase: 'over' });
      return this.#state;
    }
    this.#asked = 'no';
    if (now < end - warning || (this.#ageSeen && next === this.#age)) this.#calm();
    else this.#set({ phase: 'warned', end, cause: this.#causeOf(next) });
    return this.#state;
  }

  #isSure(): boolean {
    if (!this.#channel) return true;
    if (this.#asked === 'no') {
      this.#asked = 'waiting';
      this.#send({ type: 'asked' });
      setTimeout(() => {
        if (this.#asked === 'no') return;
        this.#asked = 'yes';
        this.tick();
      }, patience);
    }
    return this.#asked === 'yes';
  }

  #causeOf(next: number): 'idle' | 'spent' | 'age' {
    if (next === this.#age) return 'age';
    return this.extensionsLeft > 0 ? 'idle' : 'spent';
  }

  #calm(): void {
    this.#grace = 0;
    this.#set({ phase: 'quiet' });
  }

  #set(state: IdleState): void {
    const before = JSON.stringify(this.#state);
    this.#state = state;
    if (JSON.stringify(state) !== before) this.dispatchEvent(new Event('change'));
  }

  #tell(): void {
    this.#told = this.#now();
    this.#send({ type: 'active', ...this.#last });
  }

  #send(message: object): void {
    try {
      this.#channel?.postMessage(message);
    } catch {
      // Closed: there is nobody left to tell.
    }
  }

  /** Another tab or frame: what was done there counts here. */
  #hear(data: unknown): void {
    const { type, at, extensions } = (data ?? {}) as Partial<Activity & { type: string }>;
    if (type === 'asked') this.#tell();
    if (type !== 'active' || typeof at !== 'number' || typeof extensions !== 'number') return;
    if (!(at > this.#last.at) || at > this.#now() + news) return;
    if (this.#state.phase === 'over') return;
    this.#last = { at, extensions: Math.max(0, extensions) };
    this.tick();
  }
}
