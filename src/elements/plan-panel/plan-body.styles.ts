import { css } from 'lit';
import { actionsStyles } from '../../ui/actions.styles.ts';
import { choiceFieldStyles } from '../../ui/choice-field.ts';
import { textFieldStyles } from '../../ui/text-field.styles.ts';

const bodyStyles = css`
  .options {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
    gap: calc(var(--_space) * 4);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .options > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto 1fr auto;
    align-content: start;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .options .button {
    margin-block-start: calc(var(--_space) * 2);
  }

  .why {
    display: grid;
    gap: var(--_space);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .narrow {
    inline-size: min(100%, 620px);
    margin-inline: auto;
  }

  header {
    display: grid;
    gap: var(--_space);
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--_size-small);
  }

  :is(th, td) {
    padding: calc(var(--_space) * 2) calc(var(--_space) * 2);
    border-block-end: 1px solid var(--_border);
    text-align: start;
    vertical-align: top;
    font-weight: inherit;
  }

  @container (inline-size < 320px) {
    :is(th, td) {
      padding-inline: var(--_space);
    }
  }

  :is(th, td):first-child {
    padding-inline-start: 0;
  }

  thead th {
    color: var(--_muted);
  }

  td.moved {
    font-weight: var(--_weight-strong);
  }

  td span {
    display: block;
  }

  td .figures {
    color: var(--_muted);
    font-weight: normal;
  }

  .lines {
    display: grid;
    gap: calc(var(--_space) * 2);
    margin: 0;
  }

  .lines > div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 calc(var(--_space) * 4);
  }

  .lines dt {
    color: var(--_muted);
  }

  .lines dd {
    margin: 0;
  }

  .agreement {
    padding: calc(var(--_space) * 4);
    border-radius: var(--_radius);
    /* Seen where colours are forced, and grounds with them. */
    outline: 1px solid transparent;
    background: var(--_surface);
  }

  .timeline {
    display: grid;
    gap: calc(var(--_space) * 2);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .timeline li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 calc(var(--_space) * 2.5);
  }

  .timeline svg {
    margin-block-start: 0.2em;
    color: var(--_success);
  }

  .timeline .ended svg {
    color: var(--_muted);
  }

  section > h4 {
    margin-block-end: calc(var(--_space) * 2.5);
  }

  .stack.tight > .actions {
    margin-block-start: calc(var(--_space) * 2);
  }

  .signers {
    display: grid;
    gap: calc(var(--_space) * 2);
  }

  .signers .muted {
    display: inline-block;
  }

  .timeline .muted {
    grid-column: 2;
  }

  h3 {
    font-size: var(--_size-base);
  }
`;

/** What `fs-plan-panel` wears once its body is here. */
export const planBodyStyles = [...textFieldStyles, choiceFieldStyles, actionsStyles, bodyStyles];
