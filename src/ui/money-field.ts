import { html } from 'lit';
import { moneyParts } from '../../sdk/money.ts';
import { parseMoney } from '../../sdk/parse-money.ts';
import { renderTextField, type TextFieldOptions } from './text-field.ts';

/** A field for an amount, typed as people write amounts. */
export interface MoneyFieldOptions extends Pick<
  TextFieldOptions,
  'id' | 'label' | 'value' | 'help' | 'error' | 'disabled' | 'onInput' | 'onChange'
> {
  /** ISO 4217 code, which gives the sign before or after the figure. */
  currency: string;
  /** BCP 47 tag */
  locale: string;
}

/**
 * A field for an amount with its currency's sign where the locale puts it; needs `textFieldStyles`.
 * The text is left as typed: reading it is the caller's, by `parseMoney`.
 */
export function renderMoneyField({ currency, locale, ...field }: MoneyFieldOptions) {
  const parts = moneyParts({ amount: 0, currency }, locale);
  const sign = parts.find(({ type }) => type === 'currency')?.text ?? currency;
  const leads = parts.findIndex(({ type }) => type === 'currency') === 0;
  return renderTextField({
    ...field,
    inputmode: 'decimal',
    maxlength: 24,
    ...(leads
      ? { affix: sign }
      : { trailing: html`<span class="affix end" aria-hidden="true">${sign}</span>` }),
  });
}

/**
 * The typed amount as the locale writes it (`1250.5` becomes `1,250.50`), so that the customer sees
 * how it was understood; unchanged where it was not.
 */
export function tidyAmount(text: string, currency: string, locale: string): string {
  const amount = parseMoney(text, currency, locale);
  if (!amount.ok) return text;
  return moneyParts(amount.money, locale)
    .filter(({ type }) => type !== 'currency' && type !== 'literal')
    .map(({ text: part }) => part)
    .join('');
}
