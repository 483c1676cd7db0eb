import { ConfirmGate } from '../controllers/confirm-gate.ts';
import { type ButtonOptions, renderButton } from '../ui/button.ts';
import { gateLabel, renderGateStatus } from './gate-words.ts';
import type { GuestConfirmHost, GuestConfirmOptions } from './guest-confirm.ts';

/** The gate before a button, and its words; for pages of somebody else. */
export class GuestGate {
  readonly #host: GuestConfirmHost;
  readonly #options: GuestConfirmOptions;
  readonly #gate: ConfirmGate;

  constructor(host: GuestConfirmHost, options: GuestConfirmOptions) {
    const { client, words, question, onConfirm } = options;
    this.#host = host;
    this.#options = options;
    this.#gate = new ConfirmGate(host, {
      lender: () => client.lender,
      clientId: () => client.clientId,
      locale: () => words().locale,
      shown: () => host.shadowRoot?.querySelector('.gate') ?? undefined,
      review: () => question()?.id,
      words: () => question()?.words,
      onConfirm,
    });
  }

  /** The customer pressed the button, or Enter. */
  press(): void {
    this.#gate.press();
  }

  renderButton({ label, busy = false, ...button }: ButtonOptions) {
    const { locale } = this.#options.words();
    return renderButton({
      ...button,
      label: busy ? label : gateLabel(this.#gate, label, locale),
      busy,
      unready: !this.#gate.ready,
      wide: true,
    });
  }

  renderStatus() {
    const { locale, common } = this.#options.words();
    return renderGateStatus(this.#gate, locale, common);
  }

  /** Closes the window and gives up the place on the element. */
  drop(): void {
    this.#host.removeController(this.#gate);
    this.#gate.end();
  }
}
