/** Why a session ended: the customer's wish, or its time was up. */
export type SignedOutReason = 'signed-out' | 'expired';

/** `fs-signed-out`: the session of this page is over. */
export class FsSignedOutEvent extends Event {
  readonly reason: SignedOutReason;

  constructor(reason: SignedOutReason) {
    super('fs-signed-out', { bubbles: true, composed: true });
    this.reason = reason;
  }
}
