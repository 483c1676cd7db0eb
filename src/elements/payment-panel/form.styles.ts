import { css } from 'lit';

/** The questions of the panel: one column, with the summary beside them from 680 px of its width. */
export const formStyles = css`
  .form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 6);
  }

  .fields,
  .summary {
    display: grid;
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 6);
    min-inline-size: 0;
  }

  .summary {
    gap: calc(var(--_space) * 4);
  }

  .allocation[aria-busy='true'] dd {
    color: var(--_muted);
  }

  fieldset,
  .question {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 2.5);
    min-inline-size: 0;
  }

  legend {
    padding: 0;
    margin-block-end: calc(var(--_space) * 2.5);
    font-weight: var(--_weight-strong);
  }

  .date label {
    margin-block-end: calc(var(--_space) * 1);
    font-size: var(--_size-base);
  }

  .picks {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 2.5);
  }

  .pick {
    min-block-size: var(--_control);
    padding-inline: calc(var(--_space) * 3.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    font-size: var(--_size-small);
    cursor: pointer;
  }

  .pick[aria-pressed='true'] {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
    font-weight: var(--_weight-strong);
  }

  #date-next {
    margin-block-start: calc(var(--_space) * 2.5);
  }

  .payoff {
    display: grid;
    justify-items: start;
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .payoff > dl {
    inline-size: 100%;
  }

  .payoff[aria-busy='true'] dd {
    color: var(--_muted);
  }

  .consequences {
    display: grid;
    gap: var(--_space);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .options {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 2);
  }

  .option {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 calc(var(--_space) * 3);
    min-block-size: calc(var(--_control) + 4px);
    padding: calc(var(--_space) * 2.5) calc(var(--_space) * 3.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    cursor: pointer;
    transition:
      border-color var(--_motion),
      background-color var(--_motion);
  }

  .option:has(:checked) {
    border-color: var(--_accent-ink);
    background: var(--_accent-soft);
    box-shadow: inset 0 0 0 1px var(--_accent-ink);
  }

  .option:has(:focus-visible) {
    outline: 2px solid var(--_accent-ink);
    outline-offset: 2px;
  }

  .option:has(:disabled) {
    color: var(--_muted);
    cursor: not-allowed;
  }

  .option input {
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent-ink);
    cursor: inherit;
    outline: none;
  }

  .option-figure {
    font-weight: var(--_weight-strong);
  }

  .option-help {
    grid-column: 2 / -1;
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: 1.4;
  }

  /* In em, so that large letters count as little room. */
  @container (inline-size < 14em) {
    .option-figure {
      grid-column: 2 / -1;
    }
  }

  @media (hover: hover) {
    .option:not(:has(:checked, :disabled)):hover {
      border-color: var(--_edge);
    }
  }

  @media (forced-colors: active) {
    .option:has(:checked),
    .pick[aria-pressed='true']:not(:focus) {
      outline: 2px solid Highlight;
    }
  }

  @container (inline-size >= 680px) {
    .form {
      grid-template-columns: minmax(0, 1fr) minmax(260px, 0.6fr);
      gap: calc(var(--_space) * 6) calc(var(--_space) * 10);
    }

    .form > :not(.fields, .summary) {
      grid-column: 1 / -1;
    }

    .summary {
      position: sticky;
      inset-block-start: calc(var(--_space) * 4);
      align-self: start;
    }
  }
`;
