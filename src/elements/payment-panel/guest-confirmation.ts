import { html } from 'lit';
import { ConfirmGate, type ReviewWords } from '../../controllers/confirm-gate.ts';
import { renderButton } from '../../ui/button.ts';
import { gateLabel, renderGateStatus } from '../gate-words.ts';
import { renderRow } from './allocation-part.ts';
import type { ConfirmationHost, ConfirmationOptions, PayWords } from './confirmation.ts';
import type { StepsView } from './panel-view.ts';
import type { Review } from './review-part.ts';

/** The button that pays, in the page of somebody else: what is paid stands with it, and a gate before it. */
export class GuestConfirmation {
  readonly #gate: ConfirmGate;
  readonly #payWords: PayWords;

  /** @param payWords what is written on the button; given, so that this file needs no other part */
  constructor(
    host: ConfirmationHost,
    { connection, review, pay }: ConfirmationOptions,
    payWords: PayWords,
  ) {
    this.#payWords = payWords;
    this.#gate = new ConfirmGate(host, {
      lender: () => connection()?.lender,
      clientId: () => connection()?.clientId,
      locale: () => review()?.view.formats.locale ?? 'en',
      shown: () => host.shadowRoot?.querySelector('.gate') ?? undefined,
      review: () => review()?.review,
      words: () => {
        const { view, review: shown } = review() ?? {};
        return view && shown && this.#wordsOf(view, shown);
      },
      onConfirm: () => {
        const shown = review();
        if (shown) pay(shown.review);
      },
    });
  }

  /** The customer pressed the button, or Enter. */
  press(): void {
    this.#gate.press();
  }

  render(view: StepsView, review: Review) {
    const { locale } = view.formats;
    const { figure, lines, confirm } = this.#wordsOf(view, review);
    return html`<div class="gate stack">
        <dl class="rows">
          ${renderRow(view.texts.total, figure)}
          ${lines.map(({ label, value }) => renderRow(label, value))}
        </dl>
        ${renderButton({
          id: 'confirm',
          kind: 'primary',
          type: 'submit',
          label: gateLabel(this.#gate, confirm, locale),
          unready: !this.#gate.ready,
          wide: true,
        })}
      </div>
      ${renderGateStatus(this.#gate, locale, view.common)}`;
  }

  #wordsOf(view: StepsView, review: Review): ReviewWords {
    const { account, texts, formats } = view;
    const { vehicle, numberLast4 } = account;
    const { input, method, authorization } = review;
    const line = (label: string, value: string) => ({ label, value });
    return {
      figure: formats.money(input.amount),
      lines: [
        line(texts.from, `${method.bankName ?? texts.bankAccount} ${texts.masked(method.last4)}`),
        line(texts.on, formats.weekday(input.date)),
        line(
          texts.to,
          [vehicle.year, vehicle.make, vehicle.model, texts.masked(numberLast4)].join(' '),
        ),
      ],
      agreement: line(texts.authorization, authorization),
      confirm: this.#payWords(view, review).label,
    };
  }
}
