import { LenderWindow } from '../windows/lender-window.ts';
import { type DocumentShown, isDocumentWanted } from '../windows/messages.ts';

/**
 * A tab of the lender's in which a document is read that a frame in a host's page has fetched. It is opened in the
 * press, before the document is there, as a browser blocks what comes later.
 */
export class DocumentWindow {
  readonly #window: LenderWindow;
  #wanted = false;
  #shown: DocumentShown | undefined;

  /**
   * @param lender origin of the lender
   * @param onClosed the customer closed it before the document was there
   */
  constructor(lender: string, onClosed: () => void) {
    const listeners = {
      onMessage: (data: unknown) => {
        if (!isDocumentWanted(data)) return;
        this.#wanted = true;
        this.#tell();
      },
      onClosed: () => {
        if (!this.#shown) onClosed();
      },
    };
    this.#window = new LenderWindow(lender, listeners, '');
  }

  /** Opens it; false where none can be reached. Call it in the press. */
  open(clientId: string): boolean {
    const query = new URLSearchParams({ client_id: clientId });
    return this.#window.open(`/embed/document?${query.toString()}`);
  }

  /** Hands the document over. */
  show(file: File, locale: string): void {
    this.#shown = { fs: 'document-shown', locale, file };
    this.#tell();
  }

  /** Nothing is to be read in it, or no longer. */
  close(): void {
    this.#window.close();
  }

  #tell() {
    if (this.#wanted && this.#shown) this.#window.send(this.#shown);
  }
}
