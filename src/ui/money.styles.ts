import { css } from 'lit';

/** `.money`: currency small, figure large, minor units quieter. `.figure` is the main one of a card. */
export const moneyStyles = css`
  .money {
    display: inline-flex;
    align-items: baseline;
    font-variant-numeric: tabular-nums lining-nums;
    white-space: nowrap;
  }

  .money.figure {
    font-size: min(var(--_size-figure), 15cqi);
    font-weight: var(--_weight-strong);
    line-height: 1.1;
    letter-spacing: -0.025em;
  }

  .money.figure .currency {
    align-self: flex-start;
    margin-inline: 0 0.08em;
    padding-block-start: 0.14em;
    color: var(--_muted);
    font-size: 0.5em;
    letter-spacing: 0;
    line-height: 1.2;
  }

  .money.figure .currency:last-child {
    margin-inline: 0.12em 0;
  }

  .money.figure .minor {
    color: var(--_muted);
    font-size: 0.6em;
    letter-spacing: -0.01em;
  }
`;
