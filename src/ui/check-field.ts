import { html, nothing } from 'lit';

/** A checkbox. */
export interface CheckFieldOptions {
  id: string;
  label: string;
  help?: string;
  checked?: boolean;
  disabled?: boolean;
  onChange?: (event: Event) => void;
}

/** A checkbox with its label to the side; needs `checkFieldStyles` and `textFieldStyles`. */
export function renderCheckField({ id, label, help, ...field }: CheckFieldOptions) {
  return html`<label class="check">
    <input
      id=${id}
      type="checkbox"
      .checked=${field.checked ?? false}
      ?disabled=${field.disabled}
      aria-describedby=${help ? `${id}-help` : nothing}
      aria-labelledby="${id}-label"
      @change=${field.onChange}
    />
    <span id="${id}-label">${label}</span>
    ${help ? html`<span class="help" id="${id}-help">${help}</span>` : nothing}
  </label>`;
}
