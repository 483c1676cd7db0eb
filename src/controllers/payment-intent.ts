import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Payment, PaymentInput } from '../../sdk/contract/payments.ts';
import { outcomeOf } from './payment-intent-outcome.ts';
import type { PaymentIntent, PaymentIntentStore } from './payment-intent-store.ts';

/**
 * Where a confirmed payment stands.
 *
 * ```
 *            confirm                 answer
 *   none ──────────────▶ sending ──────────────▶ settled
 *    ▲                      │ no answer            ▲
 *    │ reset                ▼                      │ answer
 *    └───────── refused ◀─ checking ───────────────┘
 *                              ▲ │ signed out
 *                              │ ▼
 *                             paused
 * ```
 *
 * Only `settled` and `refused` are answers: in every other phase but `none` money may have moved,
 * and the panel offers no second payment.
 */
export type PaymentIntentState =
  | { phase: 'none' }
  | { phase: 'sending'; intent: PaymentIntent }
  | { phase: 'checking'; intent: PaymentIntent; attempts: number; error: unknown }
  | { phase: 'paused'; intent: PaymentIntent }
  | { phase: 'settled'; intent: PaymentIntent; payment: Payment }
  | { phase: 'refused'; intent: PaymentIntent; error: unknown };

/** What an intent is sent with: `payments.create` of the SDK. */
export type SendPayment = (
  accountId: string,
  input: PaymentInput,
  options: { idempotencyKey: string; signal: AbortSignal },
) => Promise<Payment>;

/** What the controller asks of its surroundings; the defaults are the browser's. */
export interface PaymentIntentOptions {
  /** Undefined while there is nobody to send with. */
  send: () => SendPayment | undefined;
  store: () => PaymentIntentStore | undefined;
  /** Called once for every payment that the server has answered for; the state is `settled` by then. */
  onSettled?: (payment: Payment, intent: PaymentIntent) => void;
  /** Called when the server has decided against the payment; the state is `refused` by then. */
  onRefused?: (error: unknown, intent: PaymentIntent) => void;
  /** Resolves after `milliseconds`, or at once when `signal` aborts. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

type Host = ReactiveControllerHost & Pick<Node, 'isConnected'>;

// Seconds between attempts; the last one repeats for as long as the page is open.
const pauses = [1, 2, 4, 8, 15, 30];

/**
 * Sends one confirmed payment until there is an answer, always with the same key.
 *
 * The key is minted by {@link confirm} and written to tab storage before the first byte leaves, so
 * a lost response, a reload or a crash of the page asks again for the same payment. No answer is a
 * state of its own, never a failure.
 */
export class PaymentIntentController implements ReactiveController {
  readonly #host: Host;
  readonly #options: PaymentIntentOptions;
  #state: PaymentIntentState = { phase: 'none' };
  #run: AbortController | undefined;
  #nudge: AbortController | undefined;

  constructor(host: Host, options: PaymentIntentOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get state(): PaymentIntentState {
    return this.#state;
  }

  /** Whether money may be moving without an answer yet. */
  get unanswered(): boolean {
    return ['sending', 'checking', 'paused'].includes(this.#state.phase);
  }

  /**
   * Makes an intent of what the customer has just confirmed and sends it. Does nothing while an
   * earlier one is unanswered, so a double click pays once.
   */
  confirm(accountId: string, input: PaymentInput): void {
    if (this.#state.phase !== 'none' && this.#state.phase !== 'refused') return;
    const intent: PaymentIntent = {
      key: crypto.randomUUID(),
      accountId,
      input,
      confirmedAt: Date.now(),
    };
    this.#options.store()?.write(intent);
    this.#set({ phase: 'sending', intent });
    void this.#pursue(intent);
  }

  /**
   * Turns to `accountId` and takes up its unanswered intent, if a reload, a sign-out or a change of
   * account interrupted one. Call it whenever there is an account and somebody to send with.
   */
  attend(accountId: string): void {
    const state = this.#state;
    if (state.phase !== 'none' && state.intent.accountId !== accountId) {
      this.#run?.abort();
      this.#set({ phase: 'none' });
    }
    if (this.#state.phase === 'paused') this.#check(this.#state.intent);
    if (this.#state.phase !== 'none') return;
    const intent = this.#options.store()?.read(accountId);
    if (intent) this.#check(intent);
  }

  /** Asks now instead of waiting for the next attempt. */
  checkNow(): void {
    this.#nudge?.abort();
  }

  /** Makes room for a new payment; only an answered intent can be put away. */
  reset(): void {
    if (this.unanswered) return;
    this.#set({ phase: 'none' });
  }

  /**
   * Lets go of an intent that has no answer, and forgets its key: on a computer that others use nothing
   * may stay behind. The lender's list of payments tells from then on whether it arrived.
   */
  forget(): void {
    if (this.#state.phase === 'none') return;
    this.#run?.abort();
    this.#run = undefined;
    this.#options.store()?.clear(this.#state.intent.accountId);
    this.#set({ phase: 'none' });
  }

  /** Takes what has since become of the settled payment, such as its cancellation. */
  replace(payment: Payment): void {
    const state = this.#state;
    if (state.phase !== 'settled' || state.payment.id !== payment.id) return;
    this.#set({ ...state, payment });
  }

  hostConnected(): void {
    globalThis.addEventListener('online', this.#onOnline);
    if (this.#state.phase === 'checking' || this.#state.phase === 'sending') {
      if (!this.#run) this.#check(this.#state.intent);
    }
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('online', this.#onOnline);
    // A move in the page connects again at once; only who stays away gives up waiting. The request
    // may have arrived all the same, so the intent stays in its store.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#run?.abort();
      this.#run = undefined;
    });
  }

  #check(intent: PaymentIntent): void {
    this.#set({ phase: 'checking', intent, attempts: 0, error: undefined });
    void this.#pursue(intent);
  }

  async #pursue(intent: PaymentIntent): Promise<void> {
    this.#run?.abort();
    const run = new AbortController();
    this.#run = run;
    for (let attempts = 1; !run.signal.aborted; attempts += 1) {
      const next = await this.#attempt(intent, attempts, run.signal);
      if (run.signal.aborted) return;
      this.#set(next);
      this.#tell(next);
      if (next.phase !== 'checking') break;
      await this.#pause(attempts, run.signal);
    }
    if (this.#run === run) this.#run = undefined;
  }

  async #attempt(
    intent: PaymentIntent,
    attempts: number,
    signal: AbortSignal,
  ): Promise<PaymentIntentState> {
    const send = this.#options.send();
    if (!send) return { phase: 'paused', intent };
    try {
      const options = { idempotencyKey: intent.key, signal };
      const payment = await send(intent.accountId, intent.input, options);
      this.#options.store()?.clear(intent.accountId);
      return { phase: 'settled', intent, payment };
    } catch (error) {
      if (signal.aborted) return { phase: 'checking', intent, attempts, error };
      switch (outcomeOf(error)) {
        case 'signed-out':
          return { phase: 'paused', intent };
        case 'refused':
          this.#options.store()?.clear(intent.accountId);
          return { phase: 'refused', intent, error };
        case 'unanswered':
          return { phase: 'checking', intent, attempts, error };
      }
    }
  }

  async #pause(attempts: number, run: AbortSignal): Promise<void> {
    this.#nudge = new AbortController();
    const seconds = pauses[Math.min(attempts, pauses.length) - 1] ?? 30;
    const wait = this.#options.wait ?? waitFor;
    await wait(seconds * 1000, AbortSignal.any([run, this.#nudge.signal]));
  }

  #tell(state: PaymentIntentState): void {
    if (state.phase === 'settled') this.#options.onSettled?.(state.payment, state.intent);
    if (state.phase === 'refused') this.#options.onRefused?.(state.error, state.intent);
  }

  #set(state: PaymentIntentState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }

  readonly #onOnline = () => {
    this.checkNow();
  };
}

function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
