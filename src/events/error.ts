/** `fs-error`: something failed and the element says so on screen. */
export class FsErrorEvent extends Event {
  /** Stable reason in snake_case, such as `invalid_grant` or `unavailable`. */
  readonly code: string;
  /** What to quote to the lender's support, where a server answered. */
  readonly requestId: string | undefined;

  constructor(code: string, requestId?: string) {
    super('fs-error', { bubbles: true, composed: true });
    this.code = code;
    this.requestId = requestId;
  }
}
