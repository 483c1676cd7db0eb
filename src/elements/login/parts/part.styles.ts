import { css } from 'lit';

/** What only the parts have that load later. */
export const partStyles = css`
  .badge.warning {
    background: var(--_warning-soft);
    color: var(--_warning);
  }

  .until {
    inline-size: 100%;
    padding: calc(var(--_space) * 4);
    border-radius: var(--_radius);
    background: var(--_fill);
  }

  .until time {
    display: block;
    font-size: var(--_size-title);
    font-weight: var(--_weight-strong);
    line-height: 1.35;
    letter-spacing: -0.01em;
  }

  .until time span {
    display: inline-block;
    text-wrap: balance;
  }

  .fields {
    inline-size: 100%;
  }

  .fields fieldset {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 2);
  }

  .actions:has(+ .guidance) {
    margin-block-end: 0;
  }

  .text-button {
    justify-self: start;
    min-block-size: 24px;
    padding: calc(var(--_space) * 1) 0;
    border: 0;
    background: none;
    color: var(--_accent-ink);
    font: inherit;
    font-size: var(--_size-small);
    text-align: start;
    text-decoration: underline;
    text-decoration-thickness: 0.07em;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  .code input {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.3em;
  }

  .ways {
    display: grid;
    gap: calc(var(--_space) * 2);
    inline-size: 100%;
  }

  .guidance {
    inline-size: 100%;
    padding-block-start: calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_border);
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: 1.5;
  }

  .guidance summary {
    padding-block: calc(var(--_space) * 1.5);
    cursor: pointer;
  }

  .guidance ul {
    padding-block-start: calc(var(--_space) * 2);
    padding-inline-start: 1.2em;
    list-style: disc;
  }

  .guidance li {
    display: list-item;
  }

  .strength {
    display: grid;
    gap: calc(var(--_space) * 1.5);
    min-block-size: 2.5em;
    margin-block-start: calc(var(--_space) * -3);
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: 1.45;
  }

  .bars {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: var(--_space);
  }

  .bars span {
    block-size: 4px;
    border-radius: 2px;
    background: var(--_fill-hover);
  }

  .bars .on {
    background: var(--_warning);
  }

  .strength.good .on {
    background: var(--_success);
  }

  .suggestions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 3);
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .check input[aria-invalid] {
    border-color: var(--_danger);
  }

  /* Under the label's words, and as far from the next box as that is from its own. */
  .check + .field-error {
    margin-block-end: calc(var(--_space) * 3);
    padding-inline-start: calc(20px + var(--_space) * 3);
  }

  /* As high as its button, whose place the countdown has before. */
  .again {
    display: grid;
    align-content: center;
    min-block-size: 30px;
  }

  @media (pointer: coarse) {
    .again,
    .text-button,
    .guidance summary {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .until,
    .bars span {
      border: 1px solid CanvasText;
    }

    .bars .on {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
