import { html, type LitElement, nothing } from 'lit';
import type { Account, Autopay } from '../../../sdk/index.ts';
import { FsAutopayChangedEvent } from '../../events/index.ts';
import { autopayPanel as panelEnglish } from '../../i18n/en/autopay-panel.ts';
import { autopaySummary as english } from '../../i18n/en/autopay-summary.ts';
import { paymentPanel as paymentEnglish } from '../../i18n/en/payment-panel.ts';
import { loadedCatalogues } from '../../i18n/index.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { formatsFor } from '../../ui/formats.ts';
import { wear } from '../../ui/late-styles.ts';
import { renderWords } from '../../ui/message.ts';
import type { BodyHost, ElementBody } from '../element-body.ts';
import { fetchPart } from '../fetch-part.ts';
import { autopayBodyStyles } from './autopay-body.styles.ts';
import type { AutopayView } from './autopay-view.ts';
import type { Setup } from './setup.ts';
import { renderSummary } from './summary-part.ts';

/** Automatic payments of one account: all that `fs-autopay-panel` shows once somebody is signed in. */
export class Body implements ElementBody<Account> {
  readonly #host: BodyHost;
  readonly #element: LitElement;
  #shown: { account: Account; autopay: Autopay } | undefined;
  /** What the customer has begun, loaded when they do. */
  #setup: Setup | undefined;
  #partError: unknown;
  #stopped = false;

  constructor(host: BodyHost) {
    this.#host = host;
    this.#element = host.element;
    wear(host.element, autopayBodyStyles);
  }

  /** Fetches how they are set. */
  async take(account: Account, signal: AbortSignal): Promise<void> {
    const autopay = await this.#host.client.autopay.get(account.id, { signal });
    this.#shown = { account, autopay };
  }

  /** What was put together stays on no page that nobody is signed in on. */
  stop(): void {
    this.#stopped = true;
    this.#setup?.drop();
    this.#setup = undefined;
  }

  /** The card. */
  render() {
    const view = this.#view();
    if (!view) return html``;
    const { texts, account } = view;
    if (account.status === 'paid_off') {
      return html`<section class="card">
        ${renderWords(texts.paidOffTitle, texts.paidOffBody)}
      </section>`;
    }
    return html`<section class="card" aria-labelledby="view-title">
      ${this.#renderPartError()}
      ${
        this.#setup
          ? this.#setup.render(view)
          : renderSummary(view, {
              onSetUp: () => void this.#begin(view, 'edit'),
              onTurnOff: () => void this.#begin(view, 'revoke'),
            })
      }
    </section>`;
  }

  #renderPartError() {
    return this.#partError === undefined
      ? nothing
      : renderFailure({ error: this.#partError, ...this.#host.words() });
  }

  #view(): AutopayView | undefined {
    if (!this.#shown) return undefined;
    const { locale, ...words } = this.#host.words();
    const loaded = loadedCatalogues(locale);
    return {
      ...this.#shown,
      ...words,
      texts: {
        ...(loaded?.autopayPanel ?? panelEnglish),
        ...(loaded?.autopaySummary ?? english),
      },
      payment: loaded?.paymentPanel ?? paymentEnglish,
      formats: formatsFor(locale, this.#shown.account.asOf),
    };
  }

  async #begin(view: AutopayView, step: 'edit' | 'revoke') {
    const { client } = this.#host;
    this.#partError = undefined;
    try {
      const part = await fetchPart(import('./setup.ts'), 'Setup');
      // Nobody may be signed in any more, or another press was faster.
      if (this.#stopped || this.#setup) return;
      this.#setup = new part.Setup(this.#element, view, {
        asker: { element: this.#element, client, locale: view.formats.locale },
        onDone: (words) => void this.#finish(words),
        onCancel: () => void this.#finish(undefined, step === 'edit' ? '#set-up' : '#turn-off'),
        onError: (error) => this.#host.report(error),
      });
      await this.#setup.begin(step);
    } catch (error) {
      this.#partError = error;
      this.#host.report(error);
      this.#element.requestUpdate();
    }
  }

  async #finish(words: string | undefined, target = '#view-title') {
    this.#setup?.drop();
    this.#setup = undefined;
    this.#element.requestUpdate();
    if (words !== undefined) {
      this.#element.dispatchEvent(new FsAutopayChangedEvent());
      this.#host.invalidate();
      this.#host.announce(words);
    }
    await this.#element.updateComplete;
    this.#element.renderRoot.querySelector<HTMLElement>(target)?.focus();
  }
}
