import { css } from 'lit';
import { tokens } from '../../tokens/tokens.styles.ts';
import { base } from '../../ui/base.styles.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { cardStyles } from '../../ui/card.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';

const layout = css`
  .vehicle,
  .part,
  .coverage {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  .vehicle {
    gap: calc(var(--_space) * 6);
  }

  .part {
    gap: calc(var(--_space) * 2);
    padding-block-start: calc(var(--_space) * 5);
    border-block-start: 1px solid var(--_border);
  }

  .coverage {
    gap: calc(var(--_space) * 2);
  }

  header .skeleton + .skeleton {
    margin-block-start: calc(var(--_space) * 1.5);
  }
`;

/** What `fs-vehicle-card` wears until the vehicle is here. */
export const vehicleCardStyles = [
  tokens,
  base,
  cardStyles,
  buttonStyles,
  noticeStyles,
  skeletonStyles,
  layout,
];
