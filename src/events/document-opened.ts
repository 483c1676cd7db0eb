/** `fs-document-opened`: the customer has opened a document. Carries no name, kind, figure or address. */
export class FsDocumentOpenedEvent extends Event {
  constructor() {
    super('fs-document-opened', { bubbles: true, composed: true });
  }
}
