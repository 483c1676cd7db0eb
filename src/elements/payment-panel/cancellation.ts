import type { Client, Payment } from '../../../sdk/index.ts';
import { LenderRequest } from './lender-request.ts';

/** Asks whether a scheduled payment is really to be cancelled, and cancels it. */
export class Cancellation extends LenderRequest<Cancellation> {
  /** Payment being asked about. */
  paymentId: string | undefined;

  /** Puts the question. */
  ask(paymentId: string): void {
    this.update({ paymentId, error: undefined });
  }

  /** The customer keeps the payment. */
  keep(): void {
    this.update({ paymentId: undefined, error: undefined });
  }

  /**
   * Cancels the payment asked about. Asking twice is harmless: a cancelled payment stays so.
   *
   * @returns the payment as it then is; undefined where that failed
   */
  async confirm(client: Client): Promise<Payment | undefined> {
    const { paymentId } = this;
    if (this.busy || paymentId === undefined) return undefined;
    this.update({ error: undefined });
    const payment = await this.send((signal) => client.payments.cancel(paymentId, { signal }));
    if (payment) this.update({ paymentId: undefined });
    return payment;
  }
}
