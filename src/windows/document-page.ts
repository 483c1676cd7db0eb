import { html } from 'lit';
import { state } from 'lit/decorators.js';
import { spinner } from '../ui/button.ts';
import { renderMessage } from '../ui/message.ts';
import { type DocumentWanted, isDocumentShown } from './messages.ts';
import { isFromOpener, openerHere, tellOpener } from './opener.ts';
import { WindowPage } from './window-page.ts';

type View = 'loading' | 'here' | 'lost' | 'gone';

/** Milliseconds between two looks at whether the page that fetches is still there: no event tells. */
const lookEvery = 1000;

/**
 * Where a document that a frame has fetched is read. An address that the frame makes is good in the host's share of the
 * browser's storage alone, and a browser that keeps such shares apart opens it in a window that the frame loses
 * hold of. So the document comes here as it is, and this window makes the address.
 */
export class DocumentPage extends WindowPage {
  /** Whether the browser shows a PDF itself; else it can only keep it. */
  shows: boolean = navigator.pdfViewerEnabled;
  /** Takes the window to the document; for tests. */
  leave: (url: string) => void = (url) => location.replace(url);

  @state() private view: View = 'loading';

  #name = '';
  #url = '';
  #looking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('message', this.#onMessage);
    const wanted: DocumentWanted = { fs: 'document-wanted' };
    if (!tellOpener(wanted)) this.#show('lost');
    else this.#looking = setInterval(() => openerHere() || this.#show('gone'), lookEvery);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('message', this.#onMessage);
    clearInterval(this.#looking);
  }

  protected override render() {
    const texts = this.words;
    switch (this.view) {
      case 'loading':
        return html`<p class="wait" role="status">
          ${spinner()}<span>${texts.documentLoading}</span>
        </p>`;
      case 'here': {
        const keep = html`<p>
          <a class="button primary wide" href=${this.#url} download=${this.#name}>
            <span>${texts.documentKeep}</span>
          </a>
        </p>`;
        return renderMessage(texts.documentHere, texts.documentHereBody, keep);
      }
      case 'lost':
        return this.renderWayOut(texts.lostTitle, texts.documentLostBody, this.portal);
      case 'gone':
        return this.renderWayOut(texts.goneTitle, texts.goneBody, this.portal);
    }
  }

  #show(view: View) {
    clearInterval(this.#looking);
    this.view = view;
    void this.arrive();
  }

  readonly #onMessage = (event: MessageEvent<unknown>) => {
    if (this.view !== 'loading' || !isFromOpener(event) || !isDocumentShown(event.data)) return;
    const { file, locale } = event.data;
    this.locale = locale;
    this.#name = file.name;
    // A PDF, whatever it says of itself: as a page it could run scripts in the lender's name.
    this.#url = URL.createObjectURL(new Blob([file], { type: 'application/pdf' }));
    this.#show('here');
    // What a link in it may lead to has no business with the frame.
    window.opener = null;
    if (this.shows) this.leave(this.#url);
  };
}
