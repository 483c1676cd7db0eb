import { css, html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { Arming } from '../controllers/arming.ts';
import { renderButton, spinner } from '../ui/button.ts';
import { arrowLeftIcon } from '../ui/icons.ts';
import { renderMessage } from '../ui/message.ts';
import {
  isReviewShown,
  type ReviewAnswer,
  type ReviewShown,
  type ReviewWanted,
} from './messages.ts';
import { isFromOpener, openerHere, tellOpener } from './opener.ts';
import { WindowPage } from './window-page.ts';

type View = 'loading' | 'review' | 'answered' | 'lost' | 'gone';

const reviewStyles = css`
  .figure {
    font-size: var(--_size-figure, 2em);
    overflow-wrap: anywhere;
    font-weight: var(--_weight-strong);
    line-height: 1.2;
  }

  dl {
    display: grid;
    gap: calc(var(--_space) * 3);
  }

  dt {
    color: var(--_muted);
    font-size: var(--_size-small);
  }
`;

/**
 * The last look at a payment or the like in a window that no host can cover or move things over. It shows what
 * the lender's frame says, takes a yes or a no, and does nothing itself.
 */
export class ConfirmPage extends WindowPage {
  static override styles = [...WindowPage.styles, reviewStyles];

  @state() private view: View = 'loading';
  @state() private review: ReviewShown | undefined;

  // A double click that opened this window must not end on its button.
  readonly #arming = new Arming(this);

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('message', this.#onMessage);
    window.addEventListener('focus', this.#onFocus);
    const wanted: ReviewWanted = { fs: 'review-wanted' };
    if (!tellOpener(wanted)) this.#show('lost');
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('message', this.#onMessage);
    window.removeEventListener('focus', this.#onFocus);
  }

  protected override render() {
    const texts = this.words;
    switch (this.view) {
      case 'loading':
        return html`<p class="wait" role="status">
          ${spinner()}<span>${texts.confirmLoading}</span>
        </p>`;
      case 'review':
        return this.#renderReview();
      case 'answered':
        return renderMessage(texts.confirmed, texts.confirmedBody);
      case 'lost':
        return this.renderWayOut(texts.lostTitle, texts.confirmLostBody, this.portal);
      case 'gone':
        return this.renderWayOut(texts.goneTitle, texts.confirmGoneBody, this.portal);
    }
  }

  #renderReview() {
    if (!this.review) return nothing;
    const { words } = this.review;
    return html`<form class="card stack" aria-labelledby="title" @submit=${this.#onConfirm}>
      <div class="stack tight">
        <h1 id="title" tabindex="-1">${this.words.confirmHeading}</h1>
        <p class="figure figures">${words.figure}</p>
      </div>
      <dl>
        ${words.lines.map(
          ({ label, value }) =>
            html`<div>
              <dt>${label}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      <section class="stack tight" aria-labelledby="agreement">
        <h2 id="agreement">${words.agreement.label}</h2>
        <p class="muted small">${words.agreement.value}</p>
      </section>
      <div class="actions">
        ${renderButton({
          label: words.confirm,
          kind: 'primary',
          type: 'submit',
          wide: true,
          unready: !this.#arming.armed,
        })}
        ${renderButton({
          label: this.shared.common.back,
          kind: 'quiet',
          icon: arrowLeftIcon(),
          wide: true,
          onClick: () => this.#answer(false),
        })}
      </div>
    </form>`;
  }

  #show(view: View) {
    this.view = view;
    void this.arrive();
  }

  readonly #onMessage = (event: MessageEvent<unknown>) => {
    if (this.view !== 'loading' || !isFromOpener(event) || !isReviewShown(event.data)) return;
    this.review = event.data;
    this.locale = event.data.locale;
    this.#arming.restart();
    this.#show('review');
  };

  readonly #onFocus = () => {
    // Brought to the front under the customer's next click.
    if (this.view === 'review') this.#arming.restart();
  };

  readonly #onConfirm = (event: Event) => {
    event.preventDefault();
    if (this.#arming.armed) this.#answer(true);
    // Clicks that go on from the page before must not count once time has passed.
    else this.#arming.restart();
  };

  #answer(confirmed: boolean) {
    const { review } = this;
    if (this.view !== 'review' || !review) return;
    const answer: ReviewAnswer = { fs: 'review-answer', id: review.id, confirmed };
    const told = openerHere() && tellOpener(answer);
    this.#show(told ? 'answered' : 'gone');
    // The frame closes the window; after a "no" nothing is left to read in it.
    if (!confirmed) window.close();
  }
}
