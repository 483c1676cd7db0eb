import { css, html, type TemplateResult } from 'lit';

/** Of the control in {@link renderChoice}, beside those of a text field. */
export const choiceFieldStyles = css`
  .control select {
    flex: 1;
    min-inline-size: 0;
    align-self: stretch;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border: 0;
    border-radius: inherit;
    background: var(--_raised);
    color: inherit;
    font: inherit;
    font-size: max(16px, var(--_size-base));
  }

  .control select:focus {
    outline: none;
  }
`;

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
