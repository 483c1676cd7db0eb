import { css } from 'lit';
import { choiceFieldStyles } from '../../ui/choice-field.ts';
import { tabsStyles } from '../../ui/tabs.ts';
import { textFieldStyles } from '../../ui/text-field.styles.ts';

const ownStyles = css`
  .scheduled {
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border-radius: var(--_radius);
    outline: 1px solid transparent;
    background: var(--_surface);
  }

  .scheduled h3 {
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .scheduled li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 calc(var(--_space) * 4);
    padding-block: calc(var(--_space) * 1);
  }

  .filters {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: end;
    gap: calc(var(--_space) * 3);
  }

  .filters.dates {
    align-items: start;
  }

  .scroller {
    max-block-size: 560px;
    overflow-y: auto;
    border-block-start: 1px solid var(--_border);
    border-radius: 2px;
    /* Opaque, so that it is scrolled without being painted again. */
    background: var(--_raised);
  }

  /* Of one height, so that what changes in it is laid out by itself. */
  .long {
    block-size: 560px;
    padding-block-end: calc(var(--_space) * 10);
    contain: size layout style;
  }

  /* What is cut at the edge fades, so that it shows that there is more. */
  .goes-on {
    position: relative;
  }

  .goes-on::after {
    position: absolute;
    inset: auto 0 0;
    block-size: calc(var(--_space) * 10);
    background: linear-gradient(transparent, var(--_raised));
    content: '';
    pointer-events: none;
  }

  .block {
    contain: layout style;
  }

  /* Bars in the place of rows that are drawn in a moment. */
  .space {
    background:
      linear-gradient(transparent 73px, var(--_border) 73px) 0 0 / 100% 74px,
      linear-gradient(transparent 16px, var(--_fill-hover) 16px 34px, transparent 34px) 0 0 / 14em
        74px repeat-y;
  }

  .stale {
    opacity: 0.6;
  }

  .row {
    display: grid;
    grid-template: auto auto / minmax(0, 1fr) auto;
    gap: calc(var(--_space) * 0.5) calc(var(--_space) * 4);
    padding-block: calc(var(--_space) * 3);
    border-block-end: 1px solid var(--_border);
  }

  .row > .date {
    grid-area: 2 / 1;
  }

  .row > .what {
    grid-area: 1 / 1 / 2 / 3;
    overflow-wrap: anywhere;
  }

  .row .why {
    display: block;
    margin-block-start: calc(var(--_space) * 0.5);
  }

  .row > .amount {
    grid-area: 1 / 2;
    align-self: start;
    font-variant-numeric: tabular-nums lining-nums;
    font-weight: var(--_weight-strong);
    text-align: end;
  }

  .row > .left {
    grid-area: 2 / 2;
    font-variant-numeric: tabular-nums lining-nums;
    text-align: end;
  }

  /* The amount stands beside it. */
  .row .title {
    display: block;
    padding-inline-end: 7em;
  }

  .row .title .muted {
    font-weight: var(--_weight);
  }

  .row .why,
  .row > .date,
  .row > .left {
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: 1.45;
  }

  .chip {
    padding: 0.125em 0.625em;
    border-radius: 1em;
    outline: 1px solid transparent;
    background: var(--_fill);
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .skeleton {
    justify-self: start;
  }

  .more,
  .end {
    padding-block: calc(var(--_space) * 4);
  }

  .drawing {
    min-block-size: 560px;
  }

  @container (inline-size < 640px) {
    .head {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }

  @container (inline-size >= 440px) {
    .filters {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }

  @container (inline-size >= 640px) {
    .filters {
      grid-template-columns: repeat(2, minmax(0, 14em)) 1fr;
    }

    .filters > .button {
      justify-self: end;
    }

    .row {
      grid-template: auto / 7.5em minmax(0, 1fr) 7em 8.5em;
      align-items: baseline;
    }

    .row > :is(.date, .what, .amount, .left) {
      grid-area: auto;
      align-self: auto;
    }

    .row .title {
      padding-inline-end: 0;
    }

    .space {
      background-position-x: 0, calc(7.5em + var(--_space) * 4);
    }

    .row > .left {
      font-size: inherit;
    }

    .head {
      position: sticky;
      /* Its rows are painted by the block, each above what comes before. */
      z-index: 1;
      inset-block-start: 0;
      background: var(--_raised);
    }

    .head .row > * {
      color: var(--_muted);
      font-size: var(--_size-small);
      font-weight: var(--_weight);
    }

    .narrow {
      display: none;
    }
  }

  @media print {
    .scroller {
      block-size: auto;
      max-block-size: none;
      contain: none;
      overflow: visible;
    }
  }
`;

/** The tabs, the history and its filters; fetched with them. */
export const historyStyles = [...textFieldStyles, choiceFieldStyles, tabsStyles, ownStyles];
