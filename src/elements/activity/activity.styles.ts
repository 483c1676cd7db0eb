import { css } from 'lit';
import { tokens } from '../../tokens/tokens.styles.ts';
import { base } from '../../ui/base.styles.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { cardStyles } from '../../ui/card.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';

const frameStyles = css`
  .activity,
  .place {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 5);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 calc(var(--_space) * 4);
  }

  .bars,
  .bars > div {
    display: grid;
    align-content: start;
    gap: calc(var(--_space) * 1.5);
  }

  .bars {
    gap: calc(var(--_space) * 5);
    block-size: 560px;
    overflow: hidden;
  }
`;

/** What `fs-activity` wears until its history is here. */
export const activityStyles = [
  tokens,
  base,
  cardStyles,
  buttonStyles,
  noticeStyles,
  skeletonStyles,
  frameStyles,
];
