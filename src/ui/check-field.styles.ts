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
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    margin-block-start: calc((1.5em - 20px) / 2);
    accent-color: var(--_accent-ink);
    cursor: inherit;
  }

  .check .help {
    grid-column: 2;
  }
`;
