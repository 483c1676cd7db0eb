import { html } from 'lit';
import type { Catalogues } from '../i18n/index.ts';
import { checkIcon, copyIcon } from './icons.ts';

/** The request id as small text with a button that copies it; needs `referenceStyles`. */
export function renderReference(requestId: string, texts: Catalogues['common']) {
  return html`<p class="reference">
    <span>${texts.reference}</span>
    <span class="reference-value"
      ><code>${requestId}</code
      ><button
        type="button"
        aria-label=${texts.copyReference}
        title=${texts.copyReference}
        @click=${(event: Event) => void copy(event.currentTarget as HTMLElement, requestId, texts)}
      >
        ${copyIcon()}${checkIcon()}
      </button></span
    >
  </p>`;
}

/** Copies and says so on the button for a moment; where that is denied the text can be selected. */
async function copy(button: HTMLElement, requestId: string, texts: Catalogues['common']) {
  try {
    await navigator.clipboard.writeText(requestId);
  } catch {
    return;
  }
  button.classList.add('copied');
  button.ariaLabel = texts.copied;
  setTimeout(() => {
    button.classList.remove('copied');
    button.ariaLabel = texts.copyReference;
  }, 2500);
}
