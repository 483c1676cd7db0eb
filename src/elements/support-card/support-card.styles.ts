import { css } from 'lit';
import { tokens } from '../../tokens/tokens.styles.ts';
import { base } from '../../ui/base.styles.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { cardStyles } from '../../ui/card.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';

const layout = css`
  .support,
  .part {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  .support {
    gap: calc(var(--_space) * 5);
  }

  .part {
    gap: calc(var(--_space) * 2);
    padding-block-start: calc(var(--_space) * 5);
    border-block-start: 1px solid var(--_border);
  }
`;

/** What `fs-support-card` wears until there is something to show. */
export const supportCardStyles = [
  tokens,
  base,
  cardStyles,
  buttonStyles,
  noticeStyles,
  skeletonStyles,
  layout,
];
