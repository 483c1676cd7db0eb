import { html, nothing, type TemplateResult } from 'lit';
import { circleAlertIcon, triangleAlertIcon } from './icons.ts';

/** A field for one line of text. */
export interface TextFieldOptions {
  /** Unique in its shadow root; its help is `{id}-help` and its error `{id}-error`. */
  id: string;
  label: string;
  /** Name for forms and password managers; `id` if left out. */
  name?: string;
  type?: 'text' | 'password' | 'date' | 'tel' | 'email';
  /** Left out, the field keeps what was typed or filled in, as password managers need it. */
  value?: string;
  autocomplete?: AutoFill;
  inputmode?: 'text' | 'decimal' | 'numeric' | 'tel' | 'email';
  /** Shown below, until an error takes its place. */
  help?: string | TemplateResult;
  /** A remark beside the label, where it moves nothing as it comes and goes. */
  hint?: string | undefined;
  /** What is wrong and how to put it right. */
  error?: string | undefined;
  required?: boolean;
  disabled?: boolean;
  maxlength?: number;
  min?: string;
  max?: string;
  /** Id of the form it belongs to, where that is not the one around it. */
  form?: string;
  /** Text in front of the value, such as a currency sign. */
  affix?: string;
  /** A control at the end of the field. */
  trailing?: TemplateResult;
  onInput?: (event: InputEvent) => void;
  onChange?: (event: Event) => void;
  onKey?: (event: KeyboardEvent) => void;
}

/** A labelled field; needs `textFieldStyles`. */
export function renderTextField(field: TextFieldOptions) {
  const { id, error, help, hint } = field;
  const described = [hint && `${id}-hint`, error ? `${id}-error` : help && `${id}-help`];
  return html`<div class=${error ? 'field invalid' : 'field'}>
    <div class="label-row">
      <label for=${id}>${field.label}</label>
      ${
        hint
          ? html`<span class="hint" id="${id}-hint">${triangleAlertIcon()}${hint}</span>`
          : nothing
      }
    </div>
    <div class="control">
      ${field.affix ? html`<span class="affix" aria-hidden="true">${field.affix}</span>` : nothing}
      <input
        id=${id}
        name=${field.name ?? id}
        form=${field.form ?? nothing}
        type=${field.type ?? 'text'}
        .value=${field.value ?? nothing}
        autocomplete=${field.autocomplete ?? 'off'}
        inputmode=${field.inputmode ?? nothing}
        autocapitalize="none"
        autocorrect="off"
        spellcheck="false"
        maxlength=${field.maxlength ?? nothing}
        min=${field.min ?? nothing}
        max=${field.max ?? nothing}
        ?required=${field.required}
        ?disabled=${field.disabled}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${described.filter(Boolean).join(' ') || nothing}
        @input=${field.onInput}
        @change=${field.onChange}
        @keydown=${field.onKey}
        @keyup=${field.onKey}
      />
      ${field.trailing}
    </div>
    ${
      error
        ? html`<p class="field-error" id="${id}-error">
            ${circleAlertIcon()}<span>${error}</span>
          </p>`
        : help
          ? html`<p class="help" id="${id}-help">${help}</p>`
          : nothing
    }
  </div>`;
}
