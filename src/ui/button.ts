import { html, nothing, type TemplateResult } from 'lit';

/** How a button looks and what it does. */
export interface ButtonOptions {
  label: string;
  /** At most one primary button is on screen at a time. */
  kind?: 'primary' | 'secondary' | 'quiet';
  type?: 'button' | 'submit';
  icon?: TemplateResult;
  /** Fills its row. */
  wide?: boolean;
  /** Turns a wheel and ignores clicks, but stays focusable and keeps its width. */
  busy?: boolean;
  /** Not to be pressed yet: quiet, but focusable. What a press does all the same is for its owner. */
  unready?: boolean;
  /** Said instead of `label` while busy. */
  busyLabel?: string;
  disabled?: boolean;
  /** Id of the form it belongs to, where that is not the one around it. */
  form?: string;
  /** Value of the `id` attribute. */
  id?: string;
  onClick?: (event: Event) => void;
}

/** A wheel that turns while something is under way; the words beside it say what. */
export const spinner = () => html`<span class="spinner" aria-hidden="true"></span>`;

/** A button; needs `buttonStyles`. */
export function renderButton({ kind = 'secondary', type = 'button', ...options }: ButtonOptions) {
  const { label, busy = false, busyLabel = label, icon, wide = false, onClick } = options;
  return html`<button
    class=${wide ? `button ${kind} wide` : `button ${kind}`}
    id=${options.id ?? nothing}
    type=${type}
    form=${options.form ?? nothing}
    ?disabled=${options.disabled}
    aria-disabled=${busy || options.unready ? 'true' : nothing}
    @click=${(event: Event) => {
      if (busy) event.preventDefault();
      else onClick?.(event);
    }}
  >
    ${busy ? spinner() : icon}<span>${busy ? busyLabel : label}</span>
  </button>`;
}
