import { html } from 'lit';
import type { Catalogues } from '../i18n/index.ts';
import { checkIcon, copyIcon } from './icons.ts';

/** A value to copy. */
export interface Copyable {
  label: string;
  value: string;
  /** What is on screen, where that is not the value itself. */
  shown?: string;
  /** What the button says to assistive technology, before and after. */
  copy: string;
  copied: string;
}

/** The request id as small text with a button that copies it; needs `referenceStyles`. */
export const renderReference = (value: string, texts: Catalogues['common']) =>
  renderCopyable({
    label: texts.reference,
    value,
    copy: texts.copyReference,
    copied: texts.copied,
  });

/** A value with a button that copies it; needs `referenceStyles`. */
export function renderCopyable({ label, value, shown = value, copy, copied }: Copyable) {
  return html`<p class="reference">
    <span>${label}</span>
    <span class="reference-value"
      ><code>${shown}</code
      ><button
        type="button"
        aria-label=${copy}
        title=${copy}
        @click=${(event: Event) => void onCopy(event.currentTarget as HTMLElement)}
      >
        ${copyIcon()}${checkIcon()}
      </button></span
    >
  </p>`;

  /** Copies and says so on the button for a moment; where that is denied the text can be selected. */
  async function onCopy(button: HTMLElement) {
    try {
      await navigator.clipboard.writeText(value);
    } catch {
      return;
    }
    button.classList.add('copied');
    button.ariaLabel = copied;
    setTimeout(() => {
      button.classList.remove('copied');
      button.ariaLabel = copy;
    }, 2500);
  }
}
