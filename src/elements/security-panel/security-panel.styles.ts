import { css } from 'lit';
import { tokens } from '../../tokens/tokens.styles.ts';
import { base } from '../../ui/base.styles.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { cardStyles } from '../../ui/card.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';

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

  @container (inline-size >= 560px) {
    .row-item {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
    }
  }
`;

/** What `fs-security-panel` wears until its lists are here. */
export const securityPanelStyles = [
  tokens,
  base,
  cardStyles,
  buttonStyles,
  noticeStyles,
  skeletonStyles,
  panelStyles,
];
