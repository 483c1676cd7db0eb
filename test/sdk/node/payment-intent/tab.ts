import { SignedOutError, type AuthState, type PaymentIntentState } from '../../../../sdk/index.ts';
import { PaymentIntent } from '../../../../sdk/payment-intent.ts';
import type { ModelLender } from './lender.ts';

/** What the browser does about storage. */
export type StorageMode = 'kept' | 'full' | 'denied';

/** Time that passes when told. */
export class ModelClock {
  now = 0;
  readonly #timers = new Set<{ at: number; fire: () => void }>();

  readonly wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const timer = { at: this.now + milliseconds, fire: resolve };
      if (signal.aborted) resolve();
      else this.#timers.add(timer);
      signal.addEventListener('abort', () => {
        this.#timers.delete(timer);
        resolve();
      });
    });

  /** Lets time pass, with all that becomes due in it, in order. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    for (;;) {
      const [next] = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#timers.delete(next);
      this.now = next.at;
      next.fire();
      await settle();
    }
    this.now = end;
  }
}

/** Lets every promise that can settle do so. */
export const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Who is signed in, as far as an intent asks. */
class Session {
  customer: string | undefined;
  shared = false;
  /** Renewing takes until it is let go. */
  held = false;
  readonly #waiting: (() => void)[] = [];
  readonly #listeners = new Set<(state: AuthState) => void>();

  subscribe(listener: (state: AuthState) => void) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async credentials(): Promise<void> {
    if (this.held) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.customer === undefined) throw new SignedOutError();
  }

  letGo(): void {
    this.held = false;
    for (const go of this.#waiting.splice(0)) go();
  }

  become(customer: string | undefined, shared = false): void {
    this.customer = customer;
    this.shared = customer !== undefined && shared;
    const status = customer === undefined ? 'signed-out' : 'signed-in';
    for (const listener of this.#listeners) listener({ status });
  }
}

/** A tab with its storage, through any number of loads of its page. */
export class ModelTab {
  readonly storage = new Map<string, string>();
  mode: StorageMode = 'kept';
  session = new Session();
  /** Every state that the page was told of, in order. */
  readonly told: PaymentIntentState[] = [];
  intent: PaymentIntent;
  readonly #lender: ModelLender;
  readonly #clock: ModelClock;

  constructor(lender: ModelLender, clock: ModelClock) {
    this.#lender = lender;
    this.#clock = clock;
    this.session.customer = 'a';
    this.intent = this.#open();
  }

  /** The page is loaded anew: what was in memory is gone, and so is a session that was only there. */
  reload(): void {
    const { customer, shared } = this.session;
    // A page that is gone runs no more; its requests go their way.
    this.intent.close();
    this.session = new Session();
    this.session.customer = shared ? undefined : customer;
    this.intent = this.#open();
  }

  #open(): PaymentIntent {
    const { session } = this;
    const refuse = (mode: StorageMode) => {
      if (this.mode === mode || this.mode === 'denied') throw new Error(this.mode);
    };
    return new PaymentIntent(
      {
        session,
        scope: 'scope',
        send: (accountId, input, { idempotencyKey: key, signal }) => {
          const { customer } = session;
          if (customer === undefined) return Promise.reject(new SignedOutError());
          return this.#lender.send({ customer, accountId, input, key }, signal);
        },
        get: (id) => {
          const { customer } = session;
          if (customer === undefined) return Promise.reject(new SignedOutError());
          return this.#lender.get(customer, id);
        },
      },
      {
        wait: this.#clock.wait,
        onChange: (state) => this.told.push(state),
        storage: {
          getItem: (name) => {
            refuse('denied');
            return this.storage.get(name) ?? null;
          },
          setItem: (name, value) => {
            refuse('full');
            this.storage.set(name, value);
          },
          removeItem: (name) => {
            refuse('denied');
            this.storage.delete(name);
          },
        },
      },
    );
  }
}
