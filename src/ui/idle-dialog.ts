import { adoptStyles, css, html, nothing, render } from 'lit';
import type { Catalogues } from '../i18n/index.ts';
import { tokens } from '../tokens/tokens.styles.ts';
import { base } from './base.styles.ts';
import { renderButton } from './button.ts';
import { buttonStyles } from './button.styles.ts';
import { cardStyles } from './card.styles.ts';
import { dialogStyles } from './dialog.styles.ts';
import { wearTokens } from './wear-tokens.ts';

/** What the dialog says, and what its buttons do. */
export interface IdleDialogView {
  texts: Catalogues['session'];
  /** BCP 47 tag of the texts. */
  locale: string;
  /** Whether the end can be put off (`idle`), was put off too often (`spent`) or is fixed (`age`). */
  cause: 'idle' | 'spent' | 'age';
  /** Seconds until the end. */
  secondsLeft: number;
  onStay: () => void;
  onLeave: () => void;
}

const placed = css`
  :host {
    position: fixed;
    inset: auto;
    inline-size: 0;
    block-size: 0;
  }

  /* What matters is how long. */
  h2 {
    color: var(--_muted);
    font-size: var(--_size-base);
  }

  .dialog .actions {
    margin-block-start: calc(var(--_space) * 4);
  }

  .left {
    font-size: var(--_size-title);
    font-weight: var(--_weight-strong);
    font-variant-numeric: tabular-nums lining-nums;
  }
`;

const sheets = [tokens, base, cardStyles, buttonStyles, dialogStyles, placed];

/** Seconds at which the rest is said aloud; at every second nothing else could be heard. */
const spoken = new Set([30, 10]);

/**
 * The warning that a session is about to end. Stands in the page's top layer, in the looks of the element
 * that is given. Takes the keyboard only in a document that has it: a frame takes it from no host page.
 */
export class IdleDialog {
  readonly #host: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #modal = document.hasFocus() || window === window.top;
  #announcement = '';

  /** @param element whose looks it wears */
  constructor(element: Element) {
    this.#host = document.createElement('div');
    this.#host.dataset['fsIdle'] = '';
    this.#root = this.#host.attachShadow({ mode: 'open' });
    adoptStyles(this.#root, sheets);
    wearTokens(this.#host, element);
  }

  /** Whether an event came from here. */
  holds(event: Event): boolean {
    return event.composedPath().includes(this.#host);
  }

  /** Shows it, or shows that time goes by. */
  show(view: IdleDialogView): void {
    if (spoken.has(view.secondsLeft)) this.#announcement = view.texts.remaining(view.secondsLeft);
    const first = !this.#host.isConnected;
    if (first) document.body.append(this.#host);
    this.#host.lang = view.locale;
    render(this.#render(view), this.#root);
    if (!first) return;
    const dialog = this.#root.querySelector<HTMLDialogElement>('.dialog');
    if (this.#modal) dialog?.showModal();
    else dialog?.showPopover();
  }

  /** Takes it away; the keyboard goes back to where it was. */
  close(): void {
    const dialog = this.#root.querySelector<HTMLDialogElement>('.dialog');
    if (this.#modal && dialog?.open) dialog.close();
    this.#host.remove();
  }

  #render(view: IdleDialogView) {
    const content = this.#renderContent(view);
    // A dialog would take the keyboard as a popover, too.
    if (!this.#modal) {
      return html`<div
        class="dialog"
        popover="manual"
        role="alertdialog"
        aria-labelledby="title"
        aria-describedby="why"
      >
        ${content}
      </div>`;
    }
    return html`<dialog
      class="dialog"
      role="alertdialog"
      aria-labelledby="title"
      aria-describedby="left why"
      @cancel=${(event: Event) => {
        // Escape is an answer: somebody is there.
        event.preventDefault();
        if (view.cause !== 'spent') view.onStay();
      }}
    >
      ${content}
    </dialog>`;
  }

  #renderContent({ texts, cause, secondsLeft, onStay, onLeave }: IdleDialogView) {
    const title = cause === 'age' ? texts.ageTitle : texts.idleTitle;
    const why = { idle: texts.idleWhy, spent: texts.spentWhy, age: texts.ageWhy }[cause];
    const stay = cause === 'age' ? texts.understood : texts.stay;
    return html`<div class="stack tight">
      <h2 id="title">${title}</h2>
      <p class="left" id="left" role="timer" aria-live="off">${texts.remaining(secondsLeft)}</p>
      <p class="muted" id="why">${why}</p>
      <div class="actions">
        ${cause === 'spent' ? nothing : renderButton({ label: stay, kind: 'primary', onClick: onStay })}
        ${renderButton({ label: texts.leave, onClick: onLeave })}
      </div>
      <div class="visually-hidden" role=${this.#modal ? 'status' : 'alert'}>
        ${this.#announcement || (this.#modal ? '' : texts.remaining(secondsLeft))}
      </div>
    </div>`;
  }
}
