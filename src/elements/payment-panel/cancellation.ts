import type { LitElement } from 'lit';
import type { Client, Payment } from '../../../sdk/index.ts';
import { LenderRequest } from './lender-request.ts';
import type { StepGuide } from './step-guide.ts';

/** What a cancellation asks of the panel. */
export interface CancellationOptions {
  steps: StepGuide;
  /** The client while somebody is signed in with it. */
  client: () => Client | undefined;
  /** Called with the payment as it then is. */
  onCancelled: (payment: Payment) => void;
}

/** Asks whether a scheduled payment is really to be cancelled, cancels it, and takes the keyboard along. */
export class Cancellation extends LenderRequest<Cancellation> {
  /** Payment being asked about. */
  paymentId: string | undefined;
  readonly #options: CancellationOptions;

  constructor(host: LitElement, options: CancellationOptions) {
    super(host);
    this.#options = options;
  }

  /** Puts the question. */
  ask(paymentId: string): void {
    this.update({ paymentId, error: undefined });
    void this.#options.steps.focus('#cancel-question');
  }

  /** The customer keeps the payment. */
  keep(): void {
    const { paymentId } = this;
    this.drop();
    void this.#options.steps.focus(`[id="cancel-${paymentId}"]`);
  }

  /** Takes the question back: nobody is there to answer it. */
  drop(): void {
    if (this.paymentId) this.update({ paymentId: undefined, error: undefined });
  }

  /** Cancels the payment asked about. Asking twice is harmless: a cancelled payment stays so. */
  async confirm(): Promise<void> {
    const { paymentId } = this;
    const client = this.#options.client();
    if (this.busy || paymentId === undefined || !client) return;
    this.update({ error: undefined });
    const payment = await this.send((signal) => client.payments.cancel(paymentId, { signal }));
    if (!payment) return;
    this.update({ paymentId: undefined });
    this.#options.onCancelled(payment);
    await this.#options.steps.focusHeading();
  }
}
