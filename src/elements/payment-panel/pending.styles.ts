import { css } from 'lit';

/** A payment without an answer, payments that are on their way, and those that wait for their date. */
export const pendingStyles = css`
  .checking h2 {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2.5);
  }

  .checking .spinner {
    color: var(--_accent-ink);
  }

  .under-way li {
    display: flex;
    gap: calc(var(--_space) * 2.5);
  }

  .under-way .icon {
    margin-block-start: 0.125em;
    color: var(--_accent-ink);
  }

  section.scheduled {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 4);
    border-radius: var(--_radius);
    outline: 1px solid transparent;
    background: var(--_accent-soft);
  }

  section.scheduled li p.figures {
    display: flex;
    gap: calc(var(--_space) * 2);
  }

  .cancel > .button.quiet {
    margin-inline-start: var(--_outset);
  }

  .cancel.asking {
    display: grid;
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  section.scheduled .cancel.asking {
    margin-block-start: calc(var(--_space) * 2);
  }
`;
