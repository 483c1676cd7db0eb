import { css } from 'lit';
import { tokens } from '../../tokens/tokens.styles.ts';
import { base } from '../../ui/base.styles.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { cardStyles } from '../../ui/card.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';

const frameStyles = css`
  .preferences {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 6);
  }

  .bars,
  .bars > div {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }

  .bars {
    gap: calc(var(--_space) * 5);
  }
`;

/** What `fs-preferences` wears until its switches are here. */
export const preferencesStyles = [
  tokens,
  base,
  cardStyles,
  buttonStyles,
  noticeStyles,
  skeletonStyles,
  frameStyles,
];
