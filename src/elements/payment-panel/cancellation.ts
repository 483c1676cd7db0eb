import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Client, Payment } from '../../../sdk/index.ts';

/** Asks whether a scheduled payment is really to be cancelled, and cancels it. */
export class Cancellation implements ReactiveController {
  /** Payment being asked about. */
  paymentId: string | undefined;
  busy = false;
  error: unknown;
  readonly #host: ReactiveControllerHost;
  #request: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#request?.abort();
    this.busy = false;
  }

  /** Puts the question. */
  ask(paymentId: string): void {
    this.#update({ paymentId, error: undefined });
  }

  /** The customer keeps the payment. */
  keep(): void {
    this.#update({ paymentId: undefined, error: undefined });
  }

  /**
   * Cancels the payment asked about. Asking twice is harmless: a cancelled payment stays so.
   *
   * @returns the payment as it then is; undefined where that failed
   */
  async confirm(client: Client): Promise<Payment | undefined> {
    const { paymentId } = this;
    if (this.busy || paymentId === undefined) return undefined;
    this.#request = new AbortController();
    const { signal } = this.#request;
    this.#update({ busy: true, error: undefined });
    try {
      const payment = await client.payments.cancel(paymentId, { signal });
      this.#update({ paymentId: undefined, busy: false });
      return payment;
    } catch (error) {
      if (!signal.aborted) this.#update({ busy: false, error });
      return undefined;
    }
  }

  #update(change: Partial<Pick<Cancellation, 'paymentId' | 'busy' | 'error'>>) {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }
}
