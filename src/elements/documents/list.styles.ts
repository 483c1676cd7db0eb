import { css } from 'lit';
import { actionsStyles } from '../../ui/actions.styles.ts';
import { checkFieldStyles } from '../../ui/check-field.styles.ts';
import { choiceFieldStyles } from '../../ui/choice-field.ts';
import { meterStyles } from '../../ui/meter.ts';
import { textFieldStyles } from '../../ui/text-field.styles.ts';

const ownStyles = css`
  .filters {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: end;
    gap: calc(var(--_space) * 3);
  }

  .years {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 6);
  }

  .stale {
    opacity: 0.6;
  }

  .year h3 {
    padding-block-end: calc(var(--_space) * 2);
    border-block-end: 1px solid var(--_border);
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .document {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: start;
    gap: 0 calc(var(--_space) * 2);
    padding-block: calc(var(--_space) * 2.5);
    border-block-end: 1px solid var(--_border);
  }

  /* The whole of it is pressed, and 44 px are there on touch. */
  .document > .check {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    margin-inline-start: -10px;
    padding: 0;
  }

  /* Large enough to be told from what lies beside it, without the room around it. */
  .check input {
    inline-size: 24px;
    block-size: 24px;
    margin: 0;
  }

  .document > .what {
    display: grid;
    justify-items: start;
    gap: calc(var(--_space) * 0.5);
    padding-block: calc(var(--_space) * 2.5);
    overflow-wrap: anywhere;
  }

  .document.unread .title {
    font-weight: var(--_weight-strong);
  }

  .document .why {
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: 1.45;
  }

  .chip {
    padding: 0.125em 0.625em;
    border: 1px solid var(--_accent-ink);
    border-radius: 1em;
    background: var(--_accent-soft);
    color: var(--_accent-ink);
    font-size: var(--_size-small);
    line-height: 1.3;
  }

  .ways,
  .state {
    grid-column: 2;
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
  }

  .state {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.5);
    justify-items: start;
    margin-block-start: calc(var(--_space) * 3);
  }

  .state > .quiet {
    margin-inline-start: var(--_outset);
  }

  .state > .meter,
  .state > .notice {
    inline-size: 100%;
  }

  .several > .check {
    flex: 1 1 12em;
  }

  /* Some are chosen, and not all: a dash. */
  .several input:indeterminate {
    border-color: var(--_accent);
    background: var(--_accent);
  }

  .several input:indeterminate::before {
    clip-path: inset(40% 5%);
    opacity: 1;
  }

  @media (pointer: coarse) {
    .ways .button,
    .state .button {
      min-block-size: 44px;
    }
  }

  @container (inline-size >= 440px) {
    .filters {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }

  @container (inline-size >= 640px) {
    .filters {
      grid-template-columns: repeat(2, minmax(0, 14em));
    }

    .document {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }

    .document > .what {
      grid-template-columns: auto 1fr;
      column-gap: calc(var(--_space) * 2);
      align-items: center;
    }

    .document .why {
      grid-column: 1 / 3;
    }

    .ways {
      grid-column: 3;
      flex-wrap: nowrap;
    }

    .state {
      grid-column: 2 / 4;
    }
  }

  @media print {
    .filters,
    .several,
    .document > .check {
      display: none;
    }
  }
`;

/** The list and its filters; fetched with them. */
export const listStyles = [
  ...textFieldStyles,
  choiceFieldStyles,
  checkFieldStyles,
  meterStyles,
  actionsStyles,
  ownStyles,
];
