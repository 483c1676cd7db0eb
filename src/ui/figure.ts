import { css, html } from 'lit';
import type { Money } from '../../sdk/index.ts';
import { moneyParts } from '../../sdk/money.ts';

/** `.figure`: the amount that matters, currency small and minor units quieter. */
export const figureStyles = css`
  .figure {
    direction: ltr;
    unicode-bidi: isolate;
    font-size: clamp(var(--_size-large), 14cqi, var(--_size-figure));
    font-weight: var(--_weight-strong);
    font-variant-numeric: tabular-nums lining-nums;
    line-height: 1.1;
    letter-spacing: -0.03em;
    white-space: nowrap;
  }

  .figure span {
    unicode-bidi: normal;
  }

  .figure .currency,
  .figure .decimal,
  .figure .minor {
    font-size: 0.5em;
    letter-spacing: -0.01em;
  }

  .figure .currency {
    margin-inline-end: 0.08em;
    vertical-align: 0.62em;
  }

  .figure .decimal,
  .figure .minor {
    color: var(--_muted);
  }
`;

/**
 * The main figure of a card; its text is the amount, once and with nothing around it.
 *
 * @param locale BCP 47 tag
 */
export function renderFigure(money: Money, locale: string) {
  const parts = moneyParts(money, locale);
  const spans = parts.map(({ type, text }) => html`<span class=${type}>${text}</span>`);
  return html`<p class="figure" part="amount">${spans}</p>`;
}
