import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { embedding } from '../../controllers/embedding.ts';
import type { Connection } from '../../controllers/connection.ts';
import { renderButton } from '../../ui/button.ts';
import { fetchPart } from '../fetch-part.ts';
import type { GuestConfirmation } from './guest-confirmation.ts';
import type { StepsView } from './panel-view.ts';
import type { Review } from './review-part.ts';

/** What a confirmation asks of the panel. */
export interface ConfirmationOptions {
  connection: () => Connection | undefined;
  /** The review that is up, and what to draw from. */
  review: () => { review: Review; view: StepsView } | undefined;
  /** Sends the payment. */
  pay: (review: Review) => void;
}

/** The panel, as far as this concerns it. */
export type ConfirmationHost = ReactiveControllerHost & HTMLElement;

/**
 * The button that pays. On the lender's own pages a press pays; in the page of somebody else there is
 * more to it, which is loaded for those pages alone.
 */
export class Confirmation implements ReactiveController {
  readonly #host: ConfirmationHost;
  readonly #options: ConfirmationOptions;
  readonly #guest = embedding().page !== undefined;
  #guarded: GuestConfirmation | undefined;

  constructor(host: ConfirmationHost, options: ConfirmationOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#guest) void this.#load();
  }

  /** The customer pressed the button, or Enter. */
  press(): void {
    const shown = this.#options.review();
    if (!shown) return;
    if (!this.#guest) this.#options.pay(shown.review);
    else if (this.#guarded) this.#guarded.press();
    else void this.#load();
  }

  /** The button and what stands with it. */
  render(view: StepsView, review: Review, busy: boolean): TemplateResult {
    if (this.#guarded && !busy) return this.#guarded.render(view, review);
    return renderButton({
      id: 'confirm',
      kind: 'primary',
      type: 'submit',
      ...payWords(view, review),
      busy,
      unready: this.#guest,
      wide: true,
    });
  }

  async #load(): Promise<void> {
    // A failed load leaves the button quiet; a press tries again.
    const part = await fetchPart(import('./guest-confirmation.ts'), 'GuestConfirmation').catch(
      () => undefined,
    );
    if (!part || this.#guarded) return;
    this.#guarded = new part.GuestConfirmation(this.#host, this.#options, payWords);
    this.#host.requestUpdate();
  }
}

/** What is written on the button that pays. */
export type PayWords = typeof payWords;

function payWords({ account, second, texts, formats }: StepsView, { input }: Review) {
  const amount = formats.money(input.amount);
  const { pay, payAsWell, paying, schedule, scheduleAsWell, scheduling } = texts;
  if (input.acknowledgeDuplicate) {
    return { label: texts.payAgainAnyway(amount), busyLabel: texts.paying };
  }
  return input.date > account.asOf
    ? { label: (second ? scheduleAsWell : schedule)(amount), busyLabel: scheduling }
    : { label: (second ? payAsWell : pay)(amount), busyLabel: paying };
}
