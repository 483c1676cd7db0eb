import type { Payment, PaymentInput } from './contract/index.ts';
import { isApiError, isSignedOutError, TimeoutError } from './errors/index.ts';
import type { AuthState } from './session/auth-state.ts';
import { attempt, type StorageLike } from './session/tab-store.ts';
import { unlessAborted } from './transport/deadline.ts';

/** What the customer confirmed, with the one key that stands for it. */
export interface ConfirmedPayment {
  /** Idempotency key, minted at confirmation and sent with every attempt. */
  key: string;
  accountId: string;
  input: PaymentInput;
  /** When the customer confirmed, milliseconds since 1970. */
  confirmedAt: number;
}

/**
 * Where a payment stands.
 *
 * - `drafted`: nothing is confirmed. The only state in which `confirm` does anything.
 * - `confirming`: the key is made and kept; nothing has left. `cancel` still takes it back.
 * - `submitted`: it may have left; there is no answer yet.
 * - `unknown`: an attempt ended without an answer, or the page was loaded anew. Say "checking".
 * - `paused`: as `unknown`, but nobody is signed in who could ask. `resume` goes on.
 * - `settled`: the lender has taken it; `payment.status` says whether it is scheduled or on its way. Looked up again, as
 *   the bank decides after the lender's answer.
 * - `declined`: no money moves, by the lender (`error`) or by the bank (`payment`).
 * - `cancelled`: taken back, before it left or (`payment`) while it was scheduled.
 */
export type PaymentIntentState =
  | { status: 'drafted' }
  | { status: 'confirming'; confirmed: ConfirmedPayment }
  | { status: 'submitted'; confirmed: ConfirmedPayment }
  | { status: 'paused'; confirmed: ConfirmedPayment }
  | { status: 'unknown'; confirmed: ConfirmedPayment; attempts: number; error: unknown }
  | { status: 'settled'; confirmed: ConfirmedPayment; payment: Payment }
  | {
      status: 'declined';
      confirmed: ConfirmedPayment;
      payment?: Payment | undefined;
      error?: unknown;
    }
  | { status: 'cancelled'; confirmed: ConfirmedPayment; payment?: Payment | undefined };

/** How a payment intent is set up; all of it may be left out. */
export interface PaymentIntentOptions {
  /** Called after every change, with the state before it. */
  onChange?: ((state: PaymentIntentState, before: PaymentIntentState) => void) | undefined;
  /** Kept in this instead of the tab's storage. On a shared computer in memory alone, whatever is given. */
  storage?: StorageLike | undefined;
  /** Resolves after `milliseconds`, or at once when `signal` aborts. */
  wait?: ((milliseconds: number, signal: AbortSignal) => Promise<void>) | undefined;
}

/** What an intent works with; given by the client. */
export interface PaymentIntentContext {
  session: {
    readonly shared: boolean;
    subscribe(listener: (state: AuthState) => void): () => void;
    credentials(): Promise<unknown>;
  };
  /** From `scopeName`; undefined where nothing is to be remembered. */
  scope: string | undefined;
  send(
    accountId: string,
    input: PaymentInput,
    options: { idempotencyKey: string; signal: AbortSignal },
  ): Promise<Payment>;
  /** The payment as it is now. */
  get(paymentId: string, options: { signal: AbortSignal }): Promise<Payment>;
}

/** Seconds between attempts; the last one repeats for as long as the page is open. Looks are made once after each. */
const pauses = [1, 2, 4, 8, 15, 20];
// A renewal of the session may hang for 30 s from before the network is mended: with a pause after it, less than a minute.
const longestAttempt = 25_000;

/** In place of storage where there is none; shared by all intents of a client. */
const memories = new WeakMap<object, Map<string, string>>();

/**
 * One payment, from the customer's word to the lender's answer, with one key all the way.
 *
 * ```
 *                        cancel
 *             ┌──────────────────────────▶ cancelled ◀──────────┐
 *             │                                                 │ look, update
 *   confirm   │         leaves             taken                │      look, resume
 * drafted ─▶ confirming ─────▶ submitted ──────────────────▶ settled ◀───┐
 *   ▲         │                │      │                      ▲  │ └──────┘
 *   │         │                │      │                      │  │ look, update
 *   │         │      no answer ▼      │ refused       taken  │  ▼
 *   │         └───────────▶ unknown ──┼──────────────────────┘ declined
 *   │           no answer    ▲   │    └───────────────────────▶ ▲
 *   │                 resume │   │ signed out        refused    │
 *   │                        │   ▼ (confirming and              │
 *   │                       paused  submitted, too)             │
 *   │                                           unknown ────────┘
 *   └─ reset ── settled, declined, cancelled
 * ```
 *
 * What holds:
 *
 * 1. The key is made once, by {@link PaymentIntent.confirm}, and kept before the first byte leaves. Every
 *    attempt sends it, whatever happens in between: lost answers, reloads, sign-outs.
 * 2. `settled` and `declined` are the lender's word. Only a problem document of the lender's declines; a proxy's page
 *    with a 4xx is no answer, as a payment may stand behind it.
 * 3. Until there is an answer nothing else can be confirmed: not here, not by another intent of this tab.
 * 4. An attempt is made for the customer who confirmed: whenever somebody signs in or out it stops, and goes on
 *    only by {@link PaymentIntent.resume} with an account that the customer of then has.
 * 5. On a shared computer it is kept in memory alone, and forgotten at sign-out.
 * 6. An answer says what was so when it was first given. A settled payment is looked up at once where that may be long
 *    ago (it was asked for again, or {@link PaymentIntent.resume} is called), and while the bank has it: some seven times
 *    within a minute, then no more. A look that fails changes nothing.
 */
export class PaymentIntent {
  readonly #context: PaymentIntentContext;
  readonly #options: PaymentIntentOptions;
  readonly #unsubscribe: () => void;
  #state: PaymentIntentState = { status: 'drafted' };
  #shared: boolean;
  /** Whether storage has what was confirmed last. */
  #stored = false;
  #run = new AbortController();
  #nudge = new AbortController();
  #ending = Promise.resolve(this.#state);

  /** @internal */
  constructor(context: PaymentIntentContext, options: PaymentIntentOptions = {}) {
    const { session } = context;
    this.#context = context;
    this.#options = options;
    this.#shared = session.shared;
    this.#unsubscribe = session.subscribe((state) => this.#onSession(state));
  }

  /** Where it stands. */
  get state(): PaymentIntentState {
    return this.#state;
  }

  /** Whether money may be moving without an answer yet. */
  get unanswered(): boolean {
    return isUnanswered(this.#state);
  }

  /**
   * Sends what the customer has just confirmed, until there is an answer. Does nothing unless `drafted`, so that a
   * double click pays once; goes on with an earlier one where the account has one without an answer.
   *
   * @param input amount in minor units of the account's currency, method, date in the lender's zone
   * @returns where it then stands: answered, or `paused`, or `unknown` after {@link close}
   */
  confirm(accountId: string, input: PaymentInput): Promise<PaymentIntentState> {
    if (this.#state.status !== 'drafted') return this.#ending;
    if (this.#read(accountId)) return this.resume(accountId);
    const confirmed = { key: crypto.randomUUID(), accountId, input, confirmedAt: Date.now() };
    this.#write(confirmed);
    return this.#pursue({ status: 'confirming', confirmed });
  }

  /**
   * Turns to an account of the customer who is signed in, and goes on with what it has without an answer: after a
   * reload, a sign-in or a change of account. What is settled is looked up. Call it whenever one of these is over.
   *
   * @returns as {@link confirm}
   */
  resume(accountId: string): Promise<PaymentIntentState> {
    let state = this.#state;
    if (state.status !== 'drafted' && state.confirmed.accountId !== accountId) {
      this.#stop({ status: 'drafted' });
      state = this.#state;
    }
    const confirmed =
      state.status === 'paused'
        ? state.confirmed
        : state.status === 'drafted' && this.#read(accountId);
    if (!confirmed) {
      void this.#look(true);
      return this.#ending;
    }
    return this.#pursue({ status: 'unknown', confirmed, attempts: 0, error: undefined });
  }

  /** Asks now instead of waiting for the next attempt, or for the answer to one that hangs. */
  checkNow(): void {
    // What has not left can still be taken back.
    if (this.#state.status !== 'confirming') this.#nudge.abort();
  }

  /** Takes it back while nothing has left; later only `payments.cancel` can. */
  cancel(): void {
    if (this.#state.status !== 'confirming') return;
    const { confirmed } = this.#state;
    // Storage that has it and does not let go of it would have it sent after all, once the page is loaded anew.
    if (this.#stored && !this.#erase(confirmed.accountId)) return;
    this.#forget(confirmed);
    this.#stop({ status: 'cancelled', confirmed });
  }

  /** Makes room for a new payment; does nothing while there is no answer. */
  reset(): void {
    if (!this.unanswered) this.#stop({ status: 'drafted' });
  }

  /** Takes what has since become of the payment, such as its cancellation. */
  update(payment: Payment): void {
    const state = this.#state;
    if (state.status !== 'settled' || state.payment.id !== payment.id) return;
    this.#set(answered(state.confirmed, payment));
  }

  /** Lets go of it, as when a page is left. What has no answer stays where it is kept. */
  close(): void {
    this.#unsubscribe();
    this.#run.abort();
  }

  #onSession({ status }: AuthState): void {
    const state = this.#state;
    const forget = this.#shared && status === 'signed-out';
    if (forget) this.#memory.clear();
    if (isUnanswered(state)) {
      const { confirmed } = state;
      if (forget) this.#forget(confirmed);
      this.#stop(forget ? { status: 'drafted' } : { status: 'paused', confirmed });
    } else {
      this.#stop({ status: 'drafted' });
    }
    if (status === 'signed-in') this.#shared = this.#context.session.shared;
  }

  #pursue(state: Unanswered): Promise<PaymentIntentState> {
    this.#stop(state);
    this.#run = new AbortController();
    return (this.#ending = this.#ask(state.confirmed, this.#run.signal));
  }

  async #ask(confirmed: ConfirmedPayment, signal: AbortSignal): Promise<PaymentIntentState> {
    const { wait = waitFor } = this.#options;
    let pause = 0;
    let stale = this.#state.status !== 'confirming';
    for (let attempts = 1; ; attempts += 1) {
      const nudge = (this.#nudge = new AbortController()).signal;
      const early = AbortSignal.any([signal, nudge]);
      const next = await this.#attempt(confirmed, attempts, early);
      if (signal.aborted) break;
      if (next.status !== 'unknown' || !nudge.aborted) {
        if (!isUnanswered(next)) this.#forget(confirmed);
        this.#set(next);
        if (next.status !== 'unknown') break;
        await wait((pauses[pause] ?? 20) * 1_000, early);
        if (signal.aborted) break;
      }
      pause = nudge.aborted ? 0 : pause + 1;
      stale = true;
    }
    if (!signal.aborted) void this.#look(stale);
    return this.#state;
  }

  /**
   * Brings a settled payment up to what the lender says of it now, while the bank has it.
   *
   * @param stale the answer may be of long ago: at once, and whatever it says
   */
  async #look(stale: boolean): Promise<void> {
    const { wait = waitFor } = this.#options;
    if (this.#state.status !== 'settled') return;
    this.#run.abort();
    const { signal } = (this.#run = new AbortController());
    for (const pause of stale ? [0, ...pauses] : pauses) {
      const state = this.#state;
      if (state.status !== 'settled' || !(stale || state.payment.status === 'processing')) return;
      if (pause) await wait(pause * 1_000, signal);
      if (signal.aborted) return;
      try {
        const payment = await this.#context.get(state.payment.id, { signal });
        if (signal.aborted) return;
        stale = false;
        this.update(payment);
      } catch {
        // What is known stays; the next look may tell more.
      }
    }
  }

  /** One attempt. It may hang, as the renewal of the session before it: then it is given up, and its key makes the next one safe. */
  async #attempt(
    confirmed: ConfirmedPayment,
    attempts: number,
    early: AbortSignal,
  ): Promise<PaymentIntentState> {
    const { wait = waitFor } = this.#options;
    const over = new AbortController();
    const limit = new AbortController();
    const signal = AbortSignal.any([early, limit.signal]);
    void wait(longestAttempt, over.signal).then(() =>
      limit.abort(new TimeoutError(longestAttempt)),
    );
    try {
      return answered(confirmed, await unlessAborted(signal, this.#send(confirmed, signal)));
    } catch (error) {
      if (isSignedOutError(error)) return { status: 'paused', confirmed };
      if (isRefusal(error)) return { status: 'declined', confirmed, error };
      return { status: 'unknown', confirmed, attempts, error };
    } finally {
      over.abort();
    }
  }

  async #send(confirmed: ConfirmedPayment, signal: AbortSignal): Promise<Payment> {
    const { key, accountId, input } = confirmed;
    await this.#context.session.credentials();
    signal.throwIfAborted();
    if (this.#state.status === 'confirming') this.#set({ status: 'submitted', confirmed });
    return this.#context.send(accountId, input, { idempotencyKey: key, signal });
  }

  #stop(state: PaymentIntentState): void {
    this.#run.abort();
    if (state.status !== this.#state.status || state.status !== 'drafted') this.#set(state);
  }

  #set(state: PaymentIntentState): void {
    const before = this.#state;
    this.#state = state;
    this.#options.onChange?.(state, before);
  }

  #read(accountId: string): ConfirmedPayment | undefined {
    const name = this.#name(accountId);
    const text = this.#memory.get(name) ?? this.#store((storage) => storage.getItem(name));
    try {
      const kept: unknown = JSON.parse(text ?? '');
      return isConfirmed(kept) && kept.accountId === accountId ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  #write(confirmed: ConfirmedPayment): void {
    const name = this.#name(confirmed.accountId);
    const text = JSON.stringify(confirmed);
    // Storage may be denied or full, now or when it is read: memory keeps it, too, until the page is left.
    this.#memory.set(name, text);
    const write = (storage: StorageLike) => (storage.setItem(name, text), true);
    this.#stored = !this.#shared && this.#store(write) === true;
  }

  #forget({ accountId }: ConfirmedPayment): void {
    this.#memory.delete(this.#name(accountId));
    this.#erase(accountId);
  }

  #erase(accountId: string): boolean {
    const erase = (storage: StorageLike) => (storage.removeItem(this.#name(accountId)), true);
    return this.#store(erase) === true;
  }

  /** Uses what it is kept in, if it can be. */
  #store<T>(use: (storage: StorageLike) => T): T | undefined {
    const { storage } = this.#options;
    return storage || this.#context.scope ? attempt(use, storage) : undefined;
  }

  get #memory(): Map<string, string> {
    const { session } = this.#context;
    const memory = memories.get(session) ?? new Map<string, string>();
    memories.set(session, memory);
    return memory;
  }

  // The account is in the name, so that the next person to sign in does not find it.
  #name(accountId: string): string {
    return `${this.#context.scope ?? 'fs-central'}/payment-intent/${accountId}`;
  }
}

type Unanswered = Extract<
  PaymentIntentState,
  { status: 'confirming' | 'submitted' | 'unknown' | 'paused' }
>;

function isUnanswered(state: PaymentIntentState): state is Unanswered {
  return /^(confirming|submitted|unknown|paused)$/.test(state.status);
}

function answered(confirmed: ConfirmedPayment, payment: Payment): PaymentIntentState {
  const { status } = payment;
  if (status === 'cancelled') return { status: 'cancelled', confirmed, payment };
  const failed = status === 'declined' || status === 'returned';
  return { status: failed ? 'declined' : 'settled', confirmed, payment };
}

/** Whether the lender has decided against it, so that nothing moved and nothing will. */
function isRefusal(error: unknown): boolean {
  if (!isApiError(error) || !error.problem) return false;
  const { status, code } = error;
  // 401, 408, 425 and 429 did not look at it, an attempt before may have been carried out; one in flight just is.
  return status < 500 && !/^4(01|08|25|29)$/.test(`${status}`) && code !== 'idempotency_in_flight';
}

// Storage is writable by anything on the origin, so its shape is checked like any other input.
function isConfirmed(value: unknown): value is ConfirmedPayment {
  const { key, accountId, input, confirmedAt } = (value ?? {}) as Partial<ConfirmedPayment>;
  const { amount, methodId, date } = (input ?? {}) as Partial<PaymentInput>;
  return (
    [key, accountId, methodId, date, amount?.currency].every((one) => typeof one === 'string') &&
    typeof confirmedAt === 'number' &&
    Number.isSafeInteger(amount?.amount)
  );
}

/** Waits, but no longer than until the connection is back. */
function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const { addEventListener, removeEventListener } = globalThis as Partial<typeof globalThis>;
    const done = () => {
      clearTimeout(timer);
      removeEventListener?.('online', done);
      resolve();
    };
    const timer = setTimeout(done, signal.aborted ? 0 : milliseconds);
    signal.addEventListener('abort', done);
    addEventListener?.('online', done);
  });
}
