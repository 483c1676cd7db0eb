import { css } from 'lit';
import { tokens } from '../../tokens/tokens.styles.ts';
import { base } from '../../ui/base.styles.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { cardStyles } from '../../ui/card.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';
import { textFieldStyles } from '../../ui/text-field.styles.ts';
import { enrolmentStyles } from './enrolment.styles.ts';

const panelStyles = css`
  .panel,
  .part {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  .panel {
    gap: calc(var(--_space) * 7);
  }

  .part {
    gap: calc(var(--_space) * 2);
  }

  .part + .part {
    padding-block-start: calc(var(--_space) * 6);
    border-block-start: 1px solid var(--_border);
  }

  .row-item {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1) calc(var(--_space) * 4);
    padding-block: calc(var(--_space) * 3);
  }

  .row-item + .row-item {
    border-block-start: 1px solid var(--_border);
  }

  .row-item .name {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 2.5);
    overflow-wrap: anywhere;
  }

  .row-item .act {
    margin-inline-start: calc(var(--_space) * -3);
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

  .codes-left .button {
    margin-inline-start: calc(var(--_space) * -3);
  }

  .adds,
  .actions {
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
    .actions .button,
    .end .button {
      flex: 1 1 100%;
    }
  }

  @container (inline-size >= 560px) {
    .row-item {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
    }

    .row-item .act {
      margin-inline: 0 calc(var(--_space) * -3);
    }
  }
`;

/** Everything that `fs-security-panel` wears. */
export const securityPanelStyles = [
  tokens,
  base,
  cardStyles,
  buttonStyles,
  textFieldStyles,
  noticeStyles,
  skeletonStyles,
  panelStyles,
  enrolmentStyles,
];
