import { css } from 'lit';
import { tokens } from '../../tokens/tokens.styles.ts';
import { base } from '../../ui/base.styles.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { cardStyles } from '../../ui/card.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';

const frameStyles = css`
  .plan {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 5);
  }
`;

/** What `fs-plan-panel` wears until its body is here. */
export const planPanelStyles = [
  tokens,
  base,
  cardStyles,
  buttonStyles,
  noticeStyles,
  skeletonStyles,
  frameStyles,
];
