import { html, nothing } from 'lit';
import type { Money } from '../../sdk/contract/index.ts';
import { moneyParts } from '../../sdk/money.ts';

/**
 * The main figure of a card: currency small, figure large, minor units quieter. Its text is the
 * amount, once, as `formatMoney` writes it. Needs `moneyStyles`.
 *
 * @param locale BCP 47 tag
 * @param part name of the CSS part, `amount` for the one that the element is about
 */
export function renderFigure(money: Money, locale: string, part?: string) {
  const parts = moneyParts(money, locale).map(({ type, text }) => {
    const quiet = type === 'decimal' ? 'minor' : type;
    return html`<span class=${quiet}>${text}</span>`;
  });
  return html`<span class="money figure" part=${part ?? nothing} translate="no">${parts}</span>`;
}
