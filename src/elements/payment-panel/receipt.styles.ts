import { css } from 'lit';

/** Review, checking and receipt: one column that reads like paper. */
export const receiptStyles = css`
  .review,
  .receipt {
    max-inline-size: 560px;
    margin-inline: auto;
  }

  .gate,
  .gate + * {
    inline-size: 100%;
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

  .line {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 calc(var(--_space) * 4);
    padding-block: calc(var(--_space) * 2.5);
    border-block-end: 1px solid var(--_border);
  }

  .lines .line:first-child {
    border-block-start: 1px solid var(--_border);
  }

  .line dt {
    grid-column: 1 / -1;
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .confirmation {
    font-weight: var(--_weight-strong);
    letter-spacing: 0.02em;
    user-select: all;
  }

  .agreement {
    display: grid;
    gap: calc(var(--_space) * 1);
  }

  .checking h2 {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2.5);
  }

  .checking .spinner {
    color: var(--_accent-ink);
  }

  .under-way li {
    display: flex;
    gap: calc(var(--_space) * 2.5);
  }

  .under-way .icon {
    margin-block-start: 0.125em;
    color: var(--_accent-ink);
  }

  section.scheduled {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 4);
    border-radius: var(--_radius);
    outline: 1px solid transparent;
    background: var(--_accent-soft);
  }

  section.scheduled li p.figures {
    display: flex;
    gap: calc(var(--_space) * 2);
  }

  .cancel .button.quiet:first-child {
    margin-inline-start: calc(var(--_space) * -3);
  }

  .cancel.asking {
    display: grid;
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  @container (inline-size >= 440px) {
    .line {
      grid-template-columns: 10em minmax(0, 1fr) auto;
      align-items: baseline;
    }

    .line dt {
      grid-column: auto;
    }
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
