import { html, nothing } from 'lit';
import { circleAlertIcon } from './icons.ts';

/** A checkbox. */
export interface CheckFieldOptions {
  id: string;
  label: string;
  help?: string;
  /** What is wrong and how to put it right. */
  error?: string | undefined;
  checked?: boolean;
  disabled?: boolean;
  onChange?: (event: Event) => void;
}

/** A checkbox with its label to the side; needs `checkFieldStyles` and `textFieldStyles`. */
export function renderCheckField({ id, label, help, error, ...field }: CheckFieldOptions) {
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return html`<label class="check">
      <input
        id=${id}
        type="checkbox"
        .checked=${field.checked ?? false}
        ?disabled=${field.disabled}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${described || nothing}
        aria-labelledby="${id}-label"
        @change=${field.onChange}
      />
      <span id="${id}-label">${label}</span>
      ${help ? html`<span class="help" id="${id}-help">${help}</span>` : nothing}
    </label>
    ${
      error
        ? html`<p class="field-error" id="${id}-error">
            ${circleAlertIcon()}<span>${error}</span>
          </p>`
        : nothing
    }`;
}
