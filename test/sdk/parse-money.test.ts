import { expect } from 'chai';
import { parseMoney, type MoneyParseReason } from '../../sdk/index.ts';

type Case = [text: string, locale: string, currency: string, expected: number | MoneyParseReason];

const cases: Case[] = [
  // The amounts that customers have been seen to type.
  ['1,250.5', 'en', 'USD', 125_050],
  ['$0', 'en', 'USD', 'zero'],
  ['-5', 'en', 'USD', 'negative'],
  ['1e9', 'en', 'USD', 'exponent'],
  ['12.345', 'en', 'USD', 'too_many_decimals'],
  ['١٢', 'en', 'USD', 1_200],

  ['', 'en', 'USD', 'empty'],
  [' \u00a0 ', 'en', 'USD', 'empty'],
  ['$', 'en', 'USD', 'empty'],
  ['412.50', 'en', 'USD', 41_250],
  [' $ 412.50 ', 'en', 'USD', 41_250],
  ['412.5 usd', 'en', 'USD', 41_250],
  ['0.145', 'en', 'USD', 'too_many_decimals'],
  ['8.17', 'en', 'USD', 817],
  ['.5', 'en', 'USD', 50],
  ['5.', 'en', 'USD', 500],
  ['007', 'en', 'USD', 700],
  ['+5', 'en', 'USD', 500],
  ['1,234,567.89', 'en', 'USD', 123_456_789],
  ['1 250.50', 'en', 'USD', 125_050],
  ["1'250.50", 'en', 'USD', 125_050],

  ['1,250.50', 'de', 'EUR', 125_050],
  ['1.250,50', 'de', 'EUR', 125_050],
  ['1.250', 'de', 'EUR', 125_000],
  ['1.250,5 €', 'de', 'EUR', 125_050],
  ['1,250', 'de', 'EUR', 'too_many_decimals'],
  ['12,50', 'de', 'EUR', 1_250],
  ['1\u202f250,50 €', 'fr', 'EUR', 125_050],
  ['12.50', 'fr', 'EUR', 1_250],
  ['1’250.50', 'de-CH', 'CHF', 125_050],
  ['12,34,567', 'en-IN', 'INR', 123_456_700],
  ['١٬٢٥٠٫٥٠', 'ar-EG', 'USD', 125_050],
  ['۱٬۲۵۰٫۵', 'fa', 'USD', 125_050],
  ['१२.५०', 'hi', 'USD', 1_250],
  ['１２．５０', 'ja', 'USD', 1_250],
  ['1250', 'ja', 'JPY', 1_250],
  ['12.5', 'ja', 'JPY', 'too_many_decimals'],
  ['1.250', 'en', 'BHD', 1_250],

  ['12,50', 'en', 'USD', 'not_a_number'],
  ['1,25,000', 'en', 'USD', 'not_a_number'],
  ['1.250.000', 'en', 'USD', 'not_a_number'],
  ['1..5', 'en', 'USD', 'not_a_number'],
  ['.', 'en', 'USD', 'not_a_number'],
  ['-', 'en', 'USD', 'not_a_number'],
  ['--5', 'en', 'USD', 'not_a_number'],
  ['5$5', 'en', 'USD', 'not_a_number'],
  ['€5', 'en', 'USD', 'not_a_number'],
  ['0x10', 'en', 'USD', 'not_a_number'],
  ['NaN', 'en', 'USD', 'not_a_number'],
  ['Infinity', 'en', 'USD', 'not_a_number'],
  ['five', 'en', 'USD', 'not_a_number'],
  ['5 5', 'en', 'USD', 'not_a_number'],

  ['−5', 'en', 'USD', 'negative'],
  ['-$5', 'en', 'USD', 'negative'],
  ['$-5', 'en', 'USD', 'negative'],
  ['5-', 'en', 'USD', 'negative'],
  ['(5.00)', 'en', 'USD', 'negative'],
  ['-0', 'en', 'USD', 'zero'],
  ['0.00', 'en', 'USD', 'zero'],
  ['1,5e3', 'de', 'EUR', 'exponent'],
  ['1E+9', 'en', 'USD', 'exponent'],
  ['9999999999999.99', 'en', 'USD', 999_999_999_999_999],
  ['10000000000000', 'en', 'USD', 'too_large'],
  ['9'.repeat(400), 'en', 'USD', 'too_large'],
];

describe('parseMoney', () => {
  for (const [text, locale, currency, expected] of cases) {
    const shown = text.length > 30 ? `${text.slice(0, 10)}…` : text;
    it(`takes "${shown}" in ${locale} for ${String(expected)} ${currency}`, () => {
      const result = parseMoney(text, currency, locale);

      expect(result).to.deep.equal(
        typeof expected === 'number'
          ? { ok: true, money: { amount: expected, currency } }
          : { ok: false, reason: expected },
      );
    });
  }
});
