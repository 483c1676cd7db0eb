import type { LitElement } from 'lit';
import { fetchPart } from '../fetch-part.ts';
import type { PaymentSteps, PaymentStepsOptions } from './payment-steps.ts';

/**
 * The way to what follows the form. It is one file, with the button that pays and the receipt in it: who can confirm
 * has all that comes afterwards.
 */
export class StepsDoor {
  /** What follows the form, once it is here. */
  steps: PaymentSteps | undefined;
  /** Why it could not be fetched, while that is so. */
  error: unknown;
  readonly #host: LitElement;
  readonly #options: PaymentStepsOptions;

  constructor(host: LitElement, options: PaymentStepsOptions) {
    this.#host = host;
    this.#options = options;
  }

  /**
   * Fetches it. A failed try may be made again.
   *
   * @throws what `fetchPart` does
   */
  async open(): Promise<void> {
    this.error = undefined;
    const part = await fetchPart(import('./payment-steps.ts'), 'PaymentSteps');
    this.steps ??= new part.PaymentSteps(this.#host, this.#options);
    this.#host.requestUpdate();
  }

  /** Fetches it for a payment that has an answer already; a failure is kept. */
  async need(): Promise<void> {
    try {
      await this.open();
    } catch (error) {
      this.error = error;
      this.#host.requestUpdate();
    }
  }
}
