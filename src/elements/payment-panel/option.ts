import { html, nothing, type TemplateResult } from 'lit';

/** One of several choices, as a row that is pressed anywhere. */
export interface Option {
  name: string;
  id: string;
  label: string | TemplateResult;
  checked: boolean;
  disabled?: boolean;
  /** Said below the label. */
  help?: string | undefined;
  /** The amount at the end of the row. */
  figure?: string;
  /** Id of the form it belongs to, where that is not the one around it. */
  form?: string;
  onChoose: () => void;
}

/** A radio button with its words and its amount; needs the panel's styles. */
export function renderOption({ id, help, figure, ...option }: Option) {
  return html`<label class="option">
    <input
      type="radio"
      name=${option.name}
      id=${id}
      form=${option.form ?? nothing}
      .checked=${option.checked}
      ?disabled=${option.disabled}
      aria-labelledby="${id}-label${figure ? ` ${id}-figure` : ''}"
      aria-describedby=${help ? `${id}-help` : nothing}
      @change=${option.onChoose}
    />
    <span class="option-label" id="${id}-label">${option.label}</span>
    ${
      figure
        ? html`<span class="option-figure figures" id="${id}-figure">${figure}</span>`
        : nothing
    }
    ${help ? html`<span class="option-help" id="${id}-help">${help}</span>` : nothing}
  </label>`;
}
