import { css } from 'lit';

/** Layout of the card: one column, two from 560 px of its own width. */
export const balanceCardStyles = css`
  .balance {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 6);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 calc(var(--_space) * 4);
  }

  h2 {
    font-size: var(--_size-base);
    letter-spacing: 0;
  }

  h2 .trim {
    color: var(--_muted);
    font-weight: var(--_weight);
  }

  .lead {
    display: grid;
    justify-items: start;
    gap: calc(var(--_space) * 1);
  }

  .lead .when {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 3);
  }

  .statement {
    font-size: var(--_size-large);
    font-weight: var(--_weight-strong);
    line-height: 1.2;
    letter-spacing: -0.02em;
    text-wrap: balance;
  }

  .paid-off .statement {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    color: var(--_success);
  }

  .behind {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 calc(var(--_space) * 2.5);
    justify-self: stretch;
    margin-block-start: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border-radius: var(--_radius);
    /* Seen where colours are forced, and grounds with them. */
    outline: 1px solid transparent;
    background: var(--_danger-soft);
    color: var(--_text-soft);
    font-size: var(--_size-small);
  }

  .behind .icon {
    margin-block-start: 0.075em;
    color: var(--_danger);
  }

  .behind strong {
    color: var(--_danger);
  }

  .behind > :not(.icon) {
    grid-column: 2;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.375em;
    padding: 0.125em 0.625em;
    border-radius: 1em;
    background: var(--_success-soft);
    color: var(--_success);
    font-size: var(--_size-small);
  }

  .chip .icon {
    inline-size: 1em;
    block-size: 1em;
  }

  .progress {
    display: grid;
    gap: calc(var(--_space) * 2);
  }

  .progress .row {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 calc(var(--_space) * 4);
  }

  .facts {
    display: grid;
    gap: calc(var(--_space) * 4) calc(var(--_space) * 8);
    padding-block-start: calc(var(--_space) * 5);
    border-block-start: 1px solid var(--_border);
  }

  .facts > div {
    display: grid;
    grid-template-columns: minmax(min-content, 1fr) auto;
    align-content: start;
    gap: calc(var(--_space) * 0.5) calc(var(--_space) * 4);
  }

  /* Bars give way where words would not. */
  :where([aria-busy='true']) .facts > div {
    grid-template-columns: minmax(0, 1fr) auto;
  }

  .facts dt,
  .facts .aside {
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: 1.45;
  }

  .facts dt {
    align-self: center;
  }

  .facts dd {
    font-variant-numeric: tabular-nums lining-nums;
  }

  .facts dt + dd {
    text-align: end;
  }

  .facts dd + dd {
    grid-column: 1 / -1;
  }

  .facts .meter {
    margin-block: calc(var(--_space) * 1.5);
  }

  @container (inline-size >= 480px) {
    .facts {
      grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
    }

    .facts > div {
      grid-template-columns: minmax(0, 1fr);
    }

    .facts dt + dd {
      text-align: inherit;
    }
  }
`;
