import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Client } from '../../sdk/index.ts';
import { embedding } from '../controllers/embedding.ts';
import { type ButtonOptions, renderButton } from '../ui/button.ts';
import type { Catalogues } from '../i18n/index.ts';
import type { ReviewWords } from '../controllers/confirm-gate.ts';
import type { GuestGate } from './guest-gate.ts';

/** What is about to be confirmed. */
export interface Question {
  /** Another object is another question; each is confirmed once at most. */
  readonly id: object;
  /** What a window of the lender's shows of it. */
  readonly words: ReviewWords;
}

/** What a confirmation asks of its element. */
export interface GuestConfirmOptions {
  client: Client;
  /** The words that bodies share, and the locale to give to Intl. */
  words: () => { locale: string; common: Catalogues['common'] };
  /** What is up, while something is. */
  question: () => Question | undefined;
  /** Called at most once for each question. */
  onConfirm: () => void;
}

/** The element, as far as this concerns it. */
export type GuestConfirmHost = ReactiveControllerHost & HTMLElement;

/**
 * The button that does something lasting. On the lender's own pages a press does it; in the page of somebody else a
 * gate stands before it (see ConfirmGate), which is loaded for those pages alone.
 */
export class GuestConfirm {
  readonly #host: GuestConfirmHost;
  readonly #options: GuestConfirmOptions;
  /** Whether it shows what must be in plain sight with the button. */
  readonly guest = embedding().page !== undefined;
  #gate: GuestGate | undefined;
  #gone = false;

  constructor(host: GuestConfirmHost, options: GuestConfirmOptions) {
    this.#host = host;
    this.#options = options;
    if (this.guest) void this.#load();
  }

  /** The customer pressed the button, or Enter. */
  press(): void {
    if (!this.guest) this.#options.onConfirm();
    else if (this.#gate) this.#gate.press();
    else void this.#load();
  }

  /** The button, and what must be in plain sight with it. */
  render(summary: TemplateResult, button: ButtonOptions): TemplateResult {
    if (!this.guest) return renderButton(button);
    const unready = { ...button, unready: true, wide: true };
    return html`<div class="gate stack">
        ${summary}${this.#gate?.renderButton(button) ?? renderButton(unready)}
      </div>
      ${this.#gate?.renderStatus()}`;
  }

  /** Closes what is open, and gives up the place on the element. */
  drop(): void {
    this.#gone = true;
    this.#gate?.drop();
  }

  async #load(): Promise<void> {
    // A failed load leaves the button quiet; a press tries again.
    const part = await import('./guest-gate.ts').catch(() => undefined);
    if (!part || this.#gate || this.#gone) return;
    this.#gate = new part.GuestGate(this.#host, this.#options);
    this.#host.requestUpdate();
  }
}
