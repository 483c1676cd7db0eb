/**
 * `fs-card-token`: dispatched by a card processor's field in the slot `card`, with what stands for the
 * card. Never the card's number: a token that looks like one is refused.
 */
export class FsCardTokenEvent extends Event {
  /** What the processor calls the card, such as `tok_9rT2vXkQ`. */
  readonly token: string;

  constructor(token: string) {
    super('fs-card-token', { bubbles: true });
    this.token = token;
  }
}
