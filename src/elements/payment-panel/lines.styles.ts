import { css } from 'lit';

/** What was put together or is set, line by line, and what is agreed to with it. */
export const linesStyles = css`
  .gate,
  .gate + * {
    inline-size: 100%;
  }

  .line {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 calc(var(--_space) * 4);
    padding-block: calc(var(--_space) * 2.5);
    border-block-end: 1px solid var(--_border);
  }

  .lines .line:first-child {
    border-block-start: 1px solid var(--_border);
  }

  .line dt {
    grid-column: 1 / -1;
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .agreement {
    display: grid;
    gap: calc(var(--_space) * 1);
  }

  @container (inline-size >= 520px) {
    .line {
      grid-template-columns: 8em minmax(0, 1fr) auto;
      align-items: baseline;
    }

    .line dt {
      grid-column: auto;
    }
  }
`;
