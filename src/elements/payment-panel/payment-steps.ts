import type { LitElement } from 'lit';
import { paymentSteps as english } from '../../i18n/en/payment-steps.ts';
import { loadedCatalogues } from '../../i18n/index.ts';
import type { KeptBack } from '../kept-back.ts';
import { wear } from '../../ui/late-styles.ts';
import { Confirmation, type ConfirmationOptions } from './confirmation.ts';
import { linesStyles } from './lines.styles.ts';
import type { PanelView, StepsView } from './panel-view.ts';
import { renderReceipt, type ReceiptPart, type Takeaway } from './receipt-part.ts';
import { receiptStyles } from './receipt.styles.ts';
import { renderReview, type Review, type ReviewPart } from './review-part.ts';

/** What the steps ask of the panel. */
export interface PaymentStepsOptions extends Omit<ConfirmationOptions, 'review'> {
  /** The review that is up, and what to draw from. */
  review: () => { review: Review; view: PanelView } | undefined;
}

/** What follows the form: a last look with the button that pays, and the receipt. */
export class PaymentSteps {
  readonly #host: LitElement;
  readonly #confirmation: Confirmation;
  /** What of which payment the page around may have kept back. */
  #kept: { key: string; what: KeptBack | undefined } | undefined;

  constructor(host: LitElement, options: PaymentStepsOptions) {
    this.#host = host;
    wear(host, [linesStyles, receiptStyles]);
    this.#confirmation = new Confirmation(host, {
      ...options,
      review: () => {
        const shown = options.review();
        return shown && { ...shown, view: this.viewOf(shown.view) };
      },
    });
  }

  /** What the parts draw from. */
  viewOf(view: PanelView): StepsView {
    const texts = loadedCatalogues(view.formats.locale)?.paymentSteps ?? english;
    const refusals = { ...view.texts.refusals, ...texts.refusals };
    return { ...view, texts: { ...view.texts, ...texts, refusals } };
  }

  renderReview(view: PanelView, part: Omit<ReviewPart, 'confirmation'>) {
    return renderReview(this.viewOf(view), { ...part, confirmation: this.#confirmation });
  }

  renderReceipt(view: PanelView, part: Omit<ReceiptPart, keyof Takeaway>) {
    const { id } = part.payment;
    const { key, what } = this.#kept ?? {};
    return renderReceipt(this.viewOf(view), {
      ...part,
      kept: key === id ? what : undefined,
      onKept: (what) => {
        this.#kept = { key: id, what };
        this.#host.requestUpdate();
      },
    });
  }
}
