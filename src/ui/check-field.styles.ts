import { css } from 'lit';

/** `.check`: a checkbox, its label and its help. */
export const checkFieldStyles = css`
  .check {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: start;
    column-gap: calc(var(--_space) * 3);
    padding-block: calc(var(--_space) * 2.5);
    cursor: pointer;
  }

  .check input {
    display: grid;
    place-items: center;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    margin-block-start: calc((1.5em - 20px) / 2);
    border: 1px solid var(--_edge);
    border-radius: min(var(--_radius-small), 6px);
    background: var(--_raised);
    color: var(--_accent-text);
    font: inherit;
    cursor: inherit;
    appearance: none;
    transition:
      background-color var(--_motion),
      border-color var(--_motion);
  }

  .check input::before {
    inline-size: 12px;
    block-size: 10px;
    background: currentColor;
    clip-path: polygon(9% 46%, 38% 76%, 90% 8%, 100% 18%, 38% 98%, 0 57%);
    content: '';
    opacity: 0;
  }

  .check input:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }

  .check input:checked::before {
    opacity: 1;
  }

  .check .help {
    grid-column: 2;
    text-wrap: pretty;
  }

  @media (forced-colors: active) {
    .check input {
      appearance: auto;
    }
  }
`;
