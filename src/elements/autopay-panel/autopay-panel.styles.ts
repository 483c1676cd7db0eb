import { tokens } from '../../tokens/tokens.styles.ts';
import { base } from '../../ui/base.styles.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { cardStyles } from '../../ui/card.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';

/** What `fs-autopay-panel` wears from the start. */
export const autopayPanelStyles = [
  tokens,
  base,
  cardStyles,
  buttonStyles,
  noticeStyles,
  skeletonStyles,
];
