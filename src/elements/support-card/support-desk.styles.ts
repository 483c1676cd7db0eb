import { css } from 'lit';
import { actionsStyles } from '../../ui/actions.styles.ts';
import { choiceFieldStyles } from '../../ui/choice-field.ts';
import { textFieldStyles } from '../../ui/text-field.styles.ts';

const layout = css`
  .thread,
  .phone > span {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  .part.message {
    gap: calc(var(--_space) * 5);
  }

  .rows > li + li {
    border-block-start: 1px solid var(--_border);
  }

  .phone,
  .summary,
  .hours > div,
  .files li,
  .part > .reference {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 calc(var(--_space) * 4);
  }

  .phone {
    padding-block: calc(var(--_space) * 2);
  }

  .number {
    display: inline-flex;
    align-items: center;
    min-block-size: 32px;
    font-weight: var(--_weight-strong);
    text-decoration: none;
  }

  @media (pointer: coarse) {
    .number {
      min-block-size: 44px;
    }
  }

  .state {
    color: var(--_text-soft);
  }

  .state.open,
  .chip {
    color: var(--_success);
  }

  .chip {
    padding: 0.125em 0.625em;
    border-radius: 1em;
    outline: 1px solid transparent;
    background: var(--_success-soft);
    font-size: var(--_size-small);
  }

  .part > .reference {
    margin: 0;
  }

  .part > .reference > .reference-value {
    margin-inline-start: auto;
  }

  summary {
    padding-block: calc(var(--_space) * 3);
    cursor: pointer;
  }

  .part > details > summary {
    color: var(--_accent-ink);
  }

  .summary {
    display: inline-flex;
    inline-size: calc(100% - 1.5em);
    vertical-align: top;
  }

  .preview {
    flex: 1 0 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  [open] > summary .preview {
    display: none;
  }

  .hours-of {
    margin-block-start: calc(var(--_space) * 2);
    font-weight: var(--_weight-strong);
  }

  .thread {
    gap: calc(var(--_space) * 3);
    margin-block-end: calc(var(--_space) * 2);
  }

  .thread > li {
    justify-self: start;
    max-inline-size: min(100%, 60ch);
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border-radius: var(--_radius);
    outline: 1px solid transparent;
    background: var(--_fill);
  }

  .thread > .mine {
    justify-self: end;
    margin-inline-start: calc(var(--_space) * 6);
    background: var(--_accent-soft);
  }

  .thread .body {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  details > .quiet {
    margin-block: calc(var(--_space) * 1) calc(var(--_space) * 2);
    margin-inline-start: var(--_outset);
  }

  input[type='file'] {
    min-block-size: 44px;
    max-inline-size: 100%;
    color: var(--_muted);
    font: inherit;
    font-size: var(--_size-small);
  }

  input[type='file']::file-selector-button {
    min-block-size: 44px;
    margin-inline-end: calc(var(--_space) * 3);
    padding-inline: calc(var(--_space) * 4);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_text);
    font: inherit;
    cursor: pointer;
  }

  .files bdi {
    overflow-wrap: anywhere;
  }

  .remove {
    display: grid;
    place-items: center;
    min-inline-size: 44px;
    min-block-size: 44px;
    border: 0;
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }
`;

/** What `fs-support-card` wears beside, once there is something to show. */
export const supportDeskStyles = [...textFieldStyles, choiceFieldStyles, actionsStyles, layout];
