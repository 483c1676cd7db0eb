/** `fs-payment-submitted`: the lender has taken a payment. Carries no amount, number or name. */
export class FsPaymentSubmittedEvent extends Event {
  constructor() {
    super('fs-payment-submitted', { bubbles: true, composed: true });
  }
}
