import { html, nothing, type TemplateResult } from 'lit';
import type { PlanOptions } from '../../../sdk/index.ts';
import { renderButton } from '../../ui/button.ts';
import { circleAlertIcon } from '../../ui/icons.ts';
import type { Kind } from './options-part.ts';
import type { PlanView } from './plan-view.ts';

/** What the customer has put together so far. */
export interface Draft {
  kind: Kind;
  choice: number;
  details: string;
}

/** The form and what it does. */
export interface FormPart {
  draft: Draft;
  options: PlanOptions;
  busy: boolean;
  failure: TemplateResult | typeof nothing;
  onChange: (change: Partial<Draft>) => void;
  onPreview: () => void;
  onCancel: () => void;
}

/** One question, two in hardship. */
export function renderForm(view: PlanView, { draft, options, busy, failure, ...part }: FormPart) {
  const { texts, common } = view;
  return html`<form
    class="stack narrow"
    novalidate
    aria-labelledby="view-title"
    @submit=${(event: Event) => {
      event.preventDefault();
      part.onPreview();
    }}
  >
    <header>
      <h2 id="view-title" tabindex="-1">${texts.kinds[draft.kind]}</h2>
      <p class="muted">${texts.about[draft.kind]}</p>
    </header>
    ${renderChoice(view, { draft, options, onChange: part.onChange })}
    ${
      draft.kind === 'hardship'
        ? renderDetails(view, {
            details: draft.details,
            help: texts.detailsHelp,
            onInput: (details) => part.onChange({ details }),
          })
        : nothing
    }
    ${failure}
    <div class="actions">
      ${renderButton({
        id: 'preview',
        kind: 'primary',
        type: 'submit',
        label: texts.preview,
        busyLabel: texts.previewing,
        busy,
      })}
      ${renderButton({ label: common.cancel, kind: 'quiet', onClick: part.onCancel })}
    </div>
  </form>`;
}

function renderChoice(
  { texts, formats }: PlanView,
  { draft, options, onChange }: Pick<FormPart, 'draft' | 'options' | 'onChange'>,
) {
  const { kind, choice } = draft;
  const choices = options.options.find((option) => option.kind === kind)?.choices ?? [];
  const day = kind === 'due_date';
  const words = (value: number) =>
    day ? formats.count(value) : texts.months(formats.count(value), value === 1);
  return html`<div class="field">
    <label for="choice">${day ? texts.dayLabel : texts.monthsLabel}</label>
    <div class="control">
      <select
        id="choice"
        aria-describedby="choice-help"
        @change=${(event: Event) =>
          onChange({ choice: Number((event.target as HTMLSelectElement).value) })}
      >
        ${choices.map(
          (value) =>
            html`<option value=${value} ?selected=${value === choice}>${words(value)}</option>`,
        )}
      </select>
    </div>
    <p class="help" id="choice-help">${day ? texts.dayHelp : texts.monthsHelp}</p>
  </div>`;
}

/** Where the customer tells what it is about. */
export function renderDetails(
  { texts }: PlanView,
  field: {
    details: string;
    help?: string;
    error?: string | undefined;
    onInput: (details: string) => void;
  },
) {
  const { error, help } = field;
  return html`<div class=${error ? 'field invalid' : 'field'}>
    <label for="details">${texts.detailsLabel}</label>
    <div class="control">
      <textarea
        id="details"
        rows="4"
        maxlength="2000"
        .value=${field.details}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${error ? 'details-error' : help ? 'details-help' : nothing}
        @input=${(event: Event) => field.onInput((event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </div>
    ${
      error
        ? html`<p class="field-error" id="details-error">
            ${circleAlertIcon()}<span>${error}</span>
          </p>`
        : help
          ? html`<p class="help" id="details-help">${help}</p>`
          : nothing
    }
  </div>`;
}
