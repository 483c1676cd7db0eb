import { css } from 'lit';

/**
 * `.actions`: buttons in a row, one below the other where it is narrow; needs `buttonStyles`. Wherever a line of them begins,
 * the words of a quiet button stand in line with the frame of another.
 */
export const actionsStyles = css`
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 3 + var(--_outset));
    margin-inline-start: var(--_outset);
  }

  .actions > :not(.quiet) {
    margin-inline-start: calc(var(--_outset) * -1);
  }

  .actions > :is(.gate, .gate + *) {
    flex: 1 1 100%;
  }

  @container (inline-size < 400px) {
    .actions > * {
      flex: 1 1 100%;
      margin-inline-start: calc(var(--_outset) * -1);
    }
  }
`;
