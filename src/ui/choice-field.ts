import { css, html, type TemplateResult } from 'lit';

/** Of a choice or of several lines of text in a `.control`, beside those of a text field. */
export const choiceFieldStyles = css`
  .control :is(select, textarea) {
    flex: 1;
    min-inline-size: 0;
    align-self: stretch;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3.5);
    border: 0;
    border-radius: inherit;
    background: none;
    color: inherit;
    font: inherit;
    font-size: max(16px, var(--_size-base));
    resize: vertical;
  }

  .control :is(select, textarea):focus {
    outline: none;
  }

  .control option {
    background: var(--_raised);
  }

  /* The browser's own mark stands at the very edge. Two strokes, as no picture may be fetched or written into a sheet. */
  .control select {
    --_x: calc(100% - var(--_space) * 3.5);
    --_stroke: var(--_muted) calc(50% - 1px), var(--_muted) calc(50% + 1px), #0000 calc(50% + 1px);
    padding-inline-end: calc(var(--_space) * 9);
    background:
      linear-gradient(45deg, #0000 calc(50% - 1px), var(--_stroke)) calc(var(--_x) - 5px) 50% / 6px
        6px no-repeat,
      linear-gradient(-45deg, #0000 calc(50% - 1px), var(--_stroke)) var(--_x) 50% / 6px 6px
        no-repeat;
    text-overflow: ellipsis;
    appearance: none;
  }

  .control select:dir(rtl) {
    --_x: calc(var(--_space) * 3.5 + 5px);
  }

  @media (forced-colors: active) {
    .control select {
      padding-inline-end: calc(var(--_space) * 2);
      background: none;
      appearance: auto;
    }
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
