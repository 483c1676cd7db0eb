import { css } from 'lit';

/** Review and receipt: one column that reads like paper. */
export const receiptStyles = css`
  .review,
  .receipt {
    max-inline-size: 560px;
    margin-inline: auto;
  }

  .review h2,
  .outcome h2 {
    margin-block-end: calc(var(--_space) * 2);
  }

  .review .amount {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 calc(var(--_space) * 4);
  }

  .outcome {
    display: grid;
    justify-items: start;
  }

  .outcome > .muted {
    margin-block-start: calc(var(--_space) * 2);
  }

  .seal {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    margin-block-end: calc(var(--_space) * 3);
    border-radius: 50%;
    background: var(--_success-soft);
    color: var(--_success);
  }

  .scheduled > .seal {
    background: var(--_accent-soft);
    color: var(--_accent-ink);
  }

  .cancelled > .seal {
    background: var(--_fill);
    color: var(--_muted);
  }

  .failed > .seal {
    background: var(--_danger-soft);
    color: var(--_danger);
  }

  .cancelled .figure,
  .failed .figure {
    color: var(--_muted);
  }

  .confirmation {
    font-weight: var(--_weight-strong);
    letter-spacing: 0.02em;
    user-select: all;
  }

  @media print {
    /* Paper is white, and light text on it is not there. */
    :host {
      color-scheme: light;
    }

    .cancel,
    .seal {
      display: none;
    }

    .receipt {
      max-inline-size: none;
      break-inside: avoid;
    }

    .allocation {
      padding: 0;
      background: none;
    }
  }
`;
