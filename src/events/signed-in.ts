/** `fs-signed-in`: the customer signed in on this page. Says nothing about who. */
export class FsSignedInEvent extends Event {
  constructor() {
    super('fs-signed-in', { bubbles: true, composed: true });
  }
}
