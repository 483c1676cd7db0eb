import { html, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import { spinner } from '../ui/button.ts';
import { renderMessage } from '../ui/message.ts';
import type { SignInAnswer } from './messages.ts';
import { openerHere, tellOpener } from './opener.ts';
import { keptChoice } from './shared-choice.ts';
import { WindowPage } from './window-page.ts';

/** Milliseconds that the frame may take to go on, before the window says what to do. */
const patience = 15_000;

type View = 'opening' | 'lost' | 'returning' | 'returned' | 'gone';

/**
 * Where a sign-in window begins and where it ends. At the beginning it waits to be taken to the
 * sign-in; at the end it hands its address to the frame that opened it, which closes it.
 */
export class CallbackPage extends WindowPage {
  /** Address of this page as it was opened. */
  address = new URL(location.href);

  @state() private view: View = 'opening';

  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    this.view = this.#start();
    void this.arrive();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const late = { opening: 'lost', returning: 'returned' } as const;
    clearTimeout(this.#timer);
    const { view } = this;
    if (view === 'opening' || view === 'returning') {
      this.#timer = setTimeout(() => (this.view = late[view]), patience);
    }
  }

  protected override render() {
    const texts = this.words;
    switch (this.view) {
      case 'opening':
      case 'returning': {
        const words = this.view === 'opening' ? texts.opening : texts.returning;
        return html`<p class="wait" role="status">${spinner()}<span>${words}</span></p>`;
      }
      case 'returned':
        return renderMessage(texts.returned, texts.returnedBody);
      case 'lost':
        return this.renderWayOut(texts.lostTitle, texts.lostBody, this.portal);
      case 'gone':
        return this.renderWayOut(texts.goneTitle, texts.goneBody, this.portal);
    }
  }

  #start(): View {
    const { searchParams } = this.address;
    if (!searchParams.has('state')) return openerHere() ? 'opening' : 'lost';
    // The code must not stay in the history of the window.
    history.replaceState(null, '', this.address.pathname);
    const answer = { fs: 'sign-in-answer', url: this.address.href, shared: keptChoice() } as const;
    return tellOpener(answer satisfies SignInAnswer) ? 'returning' : 'gone';
  }
}
