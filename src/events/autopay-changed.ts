/** `fs-autopay-changed`: automatic payments were turned on, changed or turned off. Carries no amount, number or name. */
export class FsAutopayChangedEvent extends Event {
  constructor() {
    super('fs-autopay-changed', { bubbles: true, composed: true });
  }
}
