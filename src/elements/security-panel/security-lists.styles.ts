import { css } from 'lit';
import { actionsStyles } from '../../ui/actions.styles.ts';
import { textFieldStyles } from '../../ui/text-field.styles.ts';
import { enrolmentStyles } from './enrolment.styles.ts';

const listsStyles = css`
  .row-item .name {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 2.5);
    overflow-wrap: anywhere;
  }

  /* A line breaks between two moments, not within one. */
  .row-item .small > * {
    display: inline-block;
  }

  .row-item .act,
  .codes-left .button {
    margin-inline-start: var(--_outset);
  }

  .chip {
    padding: 0.125em 0.625em;
    border-radius: 1em;
    outline: 1px solid transparent;
    background: var(--_success-soft);
    color: var(--_success);
    font-size: var(--_size-small);
  }

  .end,
  .codes-left {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 4);
  }

  .end {
    margin-block-start: calc(var(--_space) * 2);
  }

  .codes-left {
    justify-content: space-between;
    margin-block-start: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border-radius: var(--_radius);
    outline: 1px solid transparent;
    background: var(--_surface);
  }

  .adds {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
  }

  .question {
    display: grid;
    gap: calc(var(--_space) * 2);
    grid-column: 1 / -1;
    padding-block-start: calc(var(--_space) * 1);
  }

  @container (inline-size < 440px) {
    .adds .button,
    .end .button {
      flex: 1 1 100%;
    }

    /* Some labels take two lines here, beside their icon. */
    .adds .button {
      justify-content: start;
      text-align: start;
    }
  }

  @container (inline-size >= 560px) {
    .row-item .act,
    .codes-left .button {
      margin-inline: 0 var(--_outset);
    }
  }
`;

/** What `fs-security-panel` wears beside, once its lists are here. */
export const securityListsStyles = [
  ...textFieldStyles,
  actionsStyles,
  listsStyles,
  enrolmentStyles,
];
