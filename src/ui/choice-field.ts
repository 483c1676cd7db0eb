import { html, type TemplateResult } from 'lit';

/**
 * A field to choose one of a few things in, with its label.
 *
 * @param options values and their words
 */
export function renderChoice<T extends string>(
  id: string,
  label: string,
  options: readonly (readonly [T, string])[],
  chosen: T,
  onChoose: (value: T) => void,
): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <div class="control">
      <select
        id=${id}
        .value=${chosen}
        @change=${(event: Event) => onChoose((event.target as HTMLSelectElement).value as T)}
      >
        ${options.map(
          ([value, text]) =>
            html`<option value=${value} ?selected=${value === chosen}>${text}</option>`,
        )}
      </select>
    </div>
  </div>`;
}
