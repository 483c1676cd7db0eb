import { css } from 'lit';
import { tokens } from '../../tokens/tokens.styles.ts';
import { base } from '../../ui/base.styles.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { cardStyles } from '../../ui/card.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';

const frameStyles = css`
  .portal {
    display: grid;
    grid-template:
      'head' auto
      'accounts' auto
      'place' 1fr
      'rail' auto / minmax(0, 1fr);
    /* What stands below it is out of sight from the start, and cannot be seen to move. */
    min-block-size: 100vh;
    min-block-size: 100dvh;
  }

  [name='signed-out']::slotted(fs-login) {
    margin-inline: auto;
  }

  .head {
    display: flex;
    grid-area: head;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 4);
    min-block-size: 44px;
  }

  .accounts {
    display: flex;
    grid-area: accounts;
    align-items: start;
    min-block-size: 44px;
    margin-block-end: calc(var(--_space) * 4);
  }

  .place {
    display: grid;
    grid-area: place;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    align-items: start;
    gap: clamp(16px, 2.5cqi, 28px);
    padding-block-end: calc(var(--_space) * 6);
  }

  .part.single {
    max-inline-size: 760px;
  }

  /* Below what is still to come, and would be seen to move. */
  .later,
  .later ::slotted(*) {
    visibility: hidden;
  }

  .bars {
    display: grid;
    gap: calc(var(--_space) * 4);
    align-content: start;
    min-block-size: 320px;
  }

  .rail {
    display: grid;
    grid-area: rail;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
    min-block-size: 60px;
  }

  .item {
    display: grid;
    justify-items: center;
    align-content: center;
    min-block-size: 60px;
  }

  @container (inline-size >= 640px) {
    .portal {
      grid-template:
        'rail head' auto
        'rail accounts' auto
        'rail place' 1fr / 88px minmax(0, 1fr);
      column-gap: calc(var(--_space) * 6);
    }

    .rail {
      grid-auto-flow: row;
      align-content: start;
    }
  }

  @container (inline-size >= 960px) {
    .portal {
      grid-template-columns: 200px minmax(0, 1fr);
      column-gap: calc(var(--_space) * 10);
    }
  }

  @container (inline-size >= 1000px) {
    .place {
      grid-template-columns: minmax(0, 5fr) minmax(0, 8fr);
      grid-template-rows: auto 1fr;
    }

    .part {
      grid-column: 1;
    }

    .part:is(.full, .single) {
      grid-column: 1 / -1;
    }

    /* Beside the others, however high these are. */
    .part.main {
      grid-area: 1 / 2 / span 2;
    }

    .part.aside ~ .part.main,
    .part.aside ~ .part.main ::slotted(*) {
      visibility: visible;
    }

    .part.full ~ .part.main {
      grid-row: 2 / span 2;
    }
  }
`;

/** What `fs-portal` wears until somebody is signed in. */
export const portalStyles = [
  tokens,
  base,
  cardStyles,
  buttonStyles,
  noticeStyles,
  skeletonStyles,
  frameStyles,
];
