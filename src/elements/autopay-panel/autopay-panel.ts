import { html, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import { NetworkError } from '../../../sdk/errors/index.ts';
import type { Client } from '../../../sdk/index.ts';
import { chosenAccount } from '../../controllers/chosen-account.ts';
import { FsAutopayChangedEvent, FsErrorEvent } from '../../events/index.ts';
import { autopayPanel as english } from '../../i18n/en/autopay-panel.ts';
import { common as commonEnglish } from '../../i18n/en/common.ts';
import { errors as errorsEnglish } from '../../i18n/en/errors.ts';
import { paymentPanel as paymentEnglish } from '../../i18n/en/payment-panel.ts';
import { failureOf } from '../../ui/failure.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { formatsFor } from '../../ui/formats.ts';
import { renderWords } from '../../ui/message.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { FsAccountElement } from '../account-element.ts';
import type { AutopayData, AutopayView } from './autopay-view.ts';
import { autopayPanelStyles } from './autopay-panel.styles.ts';
import type { Setup } from './setup.ts';
import { renderSummary } from './summary-part.ts';

/**
 * Automatic payments: what is taken next and when, set up, changed and turned off with as little effort
 * as turned on. What it will take, and the text to agree to, are shown before anything is confirmed.
 *
 * @slot - Shown instead while nobody is signed in; a hint to sign in if left empty.
 * @event fs-ready - It is on screen how automatic payments are set.
 * @event fs-autopay-changed - Automatic payments were turned on, changed or turned off.
 * @event fs-error - Something could not be loaded or was refused; the panel says why.
 * @csspart amount - The amount of the next payment.
 * @csspart notice - What went wrong, or what should be known.
 * @cssproperty --fs-color-accent - Colour of the buttons, chosen options and focus rings.
 */
export class FsAutopayPanel extends FsAccountElement<AutopayData> {
  static override styles = autopayPanelStyles;

  /** What the customer has begun, loaded when they do. */
  @state() private setup: Setup | undefined;
  @state() private partError: unknown;

  protected override async load(
    client: Client,
    accountId: string | undefined,
    signal: AbortSignal,
  ): Promise<AutopayData | undefined> {
    const account = await chosenAccount(client, accountId, signal);
    return account && { account, autopay: await client.autopay.get(account.id, { signal }) };
  }

  protected override get stateTexts() {
    return this.texts('autopayPanel', english);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.customer && !changed.has('accountId')) return;
    // What was put together stays on no page that nobody is signed in on.
    this.setup?.drop();
    this.setup = this.partError = undefined;
  }

  protected override renderLoaded(data: AutopayData) {
    const view = this.#viewOf(data);
    const { texts, account } = view;
    if (account.status === 'paid_off') {
      return html`<section class="card">
        ${renderWords(texts.paidOffTitle, texts.paidOffBody)}
      </section>`;
    }
    return html`<section class="card" aria-labelledby="view-title">
      ${this.#renderPartError(view)}
      ${
        this.setup
          ? this.setup.render(view)
          : renderSummary(view, {
              onSetUp: () => void this.#begin(view, 'edit'),
              onTurnOff: () => void this.#begin(view, 'revoke'),
            })
      }
    </section>`;
  }

  #renderPartError({ errors, common, formats: { locale } }: AutopayView) {
    if (this.partError === undefined) return '';
    return renderFailure({ error: this.partError, errors, common, locale });
  }

  protected override renderSkeleton() {
    return html`<section class="card" aria-busy="true">
      <span class="visually-hidden" role="status">${this.stateTexts.loading}</span>
      <div class="stack">
        <div>${skeleton('12em', '1.625em')} ${skeleton('9em', '2.75em')} ${skeleton('11em')}</div>
        <div class="stack tight">${[0, 1, 2, 3].map(() => skeleton('100%', '1.5em'))}</div>
        ${skeleton('11em', '44px')}
      </div>
    </section>`;
  }

  #viewOf(data: AutopayData): AutopayView {
    return {
      ...data,
      texts: this.stateTexts,
      payment: this.texts('paymentPanel', paymentEnglish),
      common: this.texts('common', commonEnglish),
      errors: this.texts('errors', errorsEnglish),
      formats: formatsFor(this.activeLocale, data.account.asOf),
    };
  }

  async #begin(view: AutopayView, step: 'edit' | 'revoke') {
    const { customer, connection } = this;
    if (!customer || !connection) return;
    this.partError = undefined;
    try {
      const part = await import('./setup.ts');
      const setup = new part.Setup(this, view, {
        asker: { element: this, client: customer, locale: this.activeLocale },
        connection,
        onDone: (words) => void this.#finish(words),
        onCancel: () => void this.#finish(undefined, step === 'edit' ? '#set-up' : '#turn-off'),
        onError: (error) => this.#report(error),
      });
      // Nobody may be signed in any more.
      if (!this.customer) return;
      this.setup = setup;
      await setup.begin(step);
    } catch (cause) {
      this.partError = new NetworkError(cause);
    }
  }

  async #finish(words: string | undefined, target = '#view-title') {
    this.setup?.drop();
    this.setup = undefined;
    if (words !== undefined) {
      this.dispatchEvent(new FsAutopayChangedEvent());
      this.connection?.invalidate();
      this.announcement = words;
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(target)?.focus();
  }

  #report(error: unknown) {
    const { code, requestId } = failureOf(error);
    this.dispatchEvent(new FsErrorEvent(code, requestId));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-autopay-panel': FsAutopayPanel;
  }
}
