import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addMoney,
  compareMoney,
  formatMoney,
  minorDigits,
  moneyParts,
  parseMoney,
} from '../../../sdk/index.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });

const locales = [
  'en', 'en-IN', 'en-ZA', 'de', 'de-AT', 'de-CH', 'fr', 'fr-CH', 'es', 'es-MX', 'it', 'pt-BR', 'pt-PT', 'nl', 'sv',
  'nb', 'da', 'fi', 'pl', 'cs', 'hu', 'ro', 'bg', 'el', 'ru', 'uk', 'tr', 'ar', 'ar-EG', 'fa', 'he', 'hi', 'bn', 'mr',
  'ta', 'th', 'vi', 'id', 'ja', 'ko', 'zh', 'zh-TW', 'lv', 'lt', 'et', 'sl', 'hr', 'is', 'ne', 'my', 'ur',
]; // prettier-ignore
const currencies = ['USD', 'EUR', 'GBP', 'CAD', 'MXN', 'JPY', 'INR', 'CHF', 'BHD', 'BRL', 'SEK'];

describe('parseMoney', () => {
  it('reads back every amount that formatMoney writes', () => {
    const cases = fc.record({
      amount: fc.integer({ min: 1, max: 999_999_999_999 }),
      currency: fc.constantFrom(...currencies),
      locale: fc.constantFrom(...locales),
    });

    fc.assert(
      fc.property(cases, ({ amount, currency, locale }) => {
        const text = formatMoney({ amount, currency }, locale);
        assert.deepEqual(
          parseMoney(text, currency, locale),
          { ok: true, money: { amount, currency } },
          `${text} in ${locale}`,
        );
      }),
      { numRuns: 3_000, verbose: true },
    );
  });

  it('calls every formatted negative amount negative', () => {
    const cases = fc.tuple(fc.integer({ min: 1, max: 99_999_999 }), fc.constantFrom(...locales));

    fc.assert(
      fc.property(cases, ([amount, locale]) => {
        const text = formatMoney(usd(-amount), locale);
        assert.deepEqual(
          parseMoney(text, 'USD', locale),
          { ok: false, reason: 'negative' },
          `${text} in ${locale}`,
        );
      }),
      { numRuns: 1_000, verbose: true },
    );
  });

  it('answers any text without throwing, and with whole minor units', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789.,-+ eE$€()\u00a0٫٬١') }),
    );

    fc.assert(
      fc.property(texts, fc.constantFrom(...locales), (text, locale) => {
        const result = parseMoney(text, 'USD', locale);
        if (result.ok)
          assert.ok(Number.isSafeInteger(result.money.amount) && result.money.amount > 0);
      }),
      { numRuns: 3_000, verbose: true },
    );
  });
});

describe('formatMoney', () => {
  const cases = [
    [usd(41_250), 'en', '$412.50'],
    [usd(14), 'en', '$0.14'],
    [usd(5), 'en', '$0.05'],
    [usd(0), 'en', '$0.00'],
    [usd(-500), 'en', '-$5.00'],
    [usd(816_5), 'en', '$81.65'],
    [{ amount: 1250, currency: 'JPY' }, 'en', '¥1,250'],
    [{ amount: 1250, currency: 'BHD' }, 'en', 'BHD\u00a01.250'],
    [{ amount: 125_050, currency: 'EUR' }, 'de', '1.250,50\u00a0€'],
    [usd(Number.MAX_SAFE_INTEGER), 'en', '$90,071,992,547,409.91'],
  ] as const;

  for (const [money, locale, text] of cases) {
    it(`writes ${String(money.amount)} minor units of ${money.currency} as ${text}`, () => {
      assert.equal(formatMoney(money, locale), text);
    });
  }

  it('refuses an amount that is not whole minor units', () => {
    assert.throws(() => formatMoney(usd(0.5), 'en'), RangeError);
    assert.throws(() => formatMoney(usd(Number.NaN), 'en'), RangeError);
    assert.throws(() => formatMoney(usd(2 ** 53), 'en'), RangeError);
  });
});

describe('moneyParts', () => {
  it('joins up to what formatMoney writes, in every locale', () => {
    for (const locale of locales) {
      for (const currency of currencies) {
        const money = { amount: -123_456_789, currency };
        const joined = moneyParts(money, locale)
          .map((part) => part.text)
          .join('');
        assert.equal(joined, formatMoney(money, locale), `${currency} in ${locale}`);
      }
    }
  });

  it('tells currency, whole units and minor units apart', () => {
    assert.deepEqual(moneyParts(usd(123_456_789), 'en'), [
      { type: 'currency', text: '$' },
      { type: 'major', text: '1,234,567' },
      { type: 'decimal', text: '.' },
      { type: 'minor', text: '89' },
    ]);
  });

  it('has no minor units in a currency without them', () => {
    const types = moneyParts({ amount: 500, currency: 'JPY' }, 'ja').map((part) => part.type);

    assert.deepEqual(types, ['currency', 'major']);
  });
});

describe('minorDigits', () => {
  it('knows currencies with two, none and three', () => {
    assert.deepEqual(['USD', 'JPY', 'BHD'].map(minorDigits), [2, 0, 3]);
  });
});

describe('addMoney and compareMoney', () => {
  it('add and compare in minor units', () => {
    assert.deepEqual(addMoney(usd(10), usd(20), usd(12)), usd(42));
    assert.deepEqual([usd(3), usd(-1), usd(2)].sort(compareMoney), [usd(-1), usd(2), usd(3)]);
  });

  it('refuse to mix currencies', () => {
    const euro = { amount: 1, currency: 'EUR' };

    assert.throws(() => addMoney(usd(1), euro), RangeError);
    assert.throws(() => compareMoney(usd(1), euro), RangeError);
  });

  it('refuse a sum that is no longer exact', () => {
    assert.throws(() => addMoney(usd(Number.MAX_SAFE_INTEGER), usd(1)), RangeError);
  });
});
