/** `fs-ready`: what the element is for is on screen. */
export class FsReadyEvent extends Event {
  constructor() {
    super('fs-ready', { bubbles: true, composed: true });
  }
}
