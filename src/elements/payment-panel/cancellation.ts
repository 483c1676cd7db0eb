import type { LitElement } from 'lit';
import type { Client, Payment } from '../../../sdk/index.ts';
import { GuestConfirm, type Question } from '../guest-confirm.ts';
import { LenderRequest } from './lender-request.ts';
import type { PanelView } from './panel-view.ts';
import type { StepGuide } from './step-guide.ts';

/** What a cancellation asks of the panel. */
export interface CancellationOptions {
  steps: StepGuide;
  /** The client while somebody is signed in with it. */
  client: () => Client | undefined;
  /** Called with the payment as it then is. */
  onCancelled: (payment: Payment) => void;
}

/** Asks whether a scheduled payment is really to be cancelled, cancels it, and takes the keyboard along. */
export class Cancellation extends LenderRequest<Cancellation> {
  /** Payment being asked about. */
  paymentId: string | undefined;
  /** The button that cancels; there while somebody is asked. */
  confirmation: GuestConfirm | undefined;
  readonly #host: LitElement;
  readonly #options: CancellationOptions;
  /** What is asked; another try is another question. */
  #question: Question | undefined;

  constructor(host: LitElement, options: CancellationOptions) {
    super(host);
    this.#host = host;
    this.#options = options;
  }

  /** Puts the question. */
  ask(view: PanelView, payment: Payment): void {
    const client = this.#options.client();
    if (!client) return;
    this.drop();
    this.#question = { id: {}, words: wordsOf(view, payment) };
    const { common, formats } = view;
    const confirmation = new GuestConfirm(this.#host, {
      client,
      words: () => ({ locale: formats.locale, common }),
      // The panel may show something else meanwhile, with a gate of its own.
      question: () => (this.#shown ? this.#question : undefined),
      onConfirm: () => void this.#cancel(),
    });
    this.update({ paymentId: payment.id, confirmation, error: undefined });
    void this.#options.steps.focus('#cancel-question');
  }

  /** The customer keeps the payment. */
  keep(): void {
    const { paymentId } = this;
    this.drop();
    void this.#options.steps.focus(`[id="cancel-${paymentId}"]`);
  }

  /** Takes the question back: nobody is there to answer it. */
  drop(): void {
    this.confirmation?.drop();
    if (this.paymentId) {
      this.update({ paymentId: undefined, confirmation: undefined, error: undefined });
    }
  }

  /** Cancels the payment asked about; in the page of somebody else, once that is confirmed in plain sight. */
  press(): void {
    if (!this.busy) this.confirmation?.press();
  }

  get #shown(): boolean {
    return this.#host.renderRoot.querySelector('.cancel.asking .gate') !== null;
  }

  /** Asking twice is harmless: a cancelled payment stays so. */
  async #cancel(): Promise<void> {
    const { paymentId } = this;
    const client = this.#options.client();
    if (this.busy || paymentId === undefined || !client) return;
    this.update({ error: undefined });
    const payment = await this.send((signal) => client.payments.cancel(paymentId, { signal }));
    if (!payment) {
      if (this.#question) this.#question = { ...this.#question, id: {} };
      this.update({});
      return;
    }
    this.drop();
    this.#options.onCancelled(payment);
    await this.#options.steps.focusHeading();
  }
}

/** What a window of the lender's asks before the payment is cancelled. */
function wordsOf({ texts, formats }: PanelView, { amount, date }: Payment): Question['words'] {
  const [sum, day] = [formats.money(amount), formats.day(date)];
  return {
    figure: sum,
    lines: [{ label: texts.upcoming, value: texts.upcomingItem(sum, formats.weekday(date)) }],
    agreement: { label: texts.cancelPayment, value: texts.cancelQuestion(sum, day) },
    confirm: texts.cancelPayment,
  };
}
