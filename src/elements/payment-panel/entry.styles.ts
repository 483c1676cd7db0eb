import { css } from 'lit';

/** The form of a new bank account, below those on file. */
export const entryStyles = css`
  .types legend {
    font-size: var(--_size-small);
    margin-block-end: calc(var(--_space) * 1.5);
  }

  .options.across {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 7em), 1fr));
  }

  .across .option {
    gap: calc(var(--_space) * 2);
    padding-inline: calc(var(--_space) * 2.5);
  }

  .entry {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 4);
    padding: calc(var(--_space) * 4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .card-field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 2);
    padding-block-start: calc(var(--_space) * 4);
    border-block-start: 1px solid var(--_border);
  }

  .entry h3 {
    font-size: var(--_size-base);
  }

  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
    gap: calc(var(--_space) * 4);
  }
`;
