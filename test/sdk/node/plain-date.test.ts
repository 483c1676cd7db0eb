import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, compareDates, daysBetween, formatDate, isPlainDate } from '../../../sdk/index.ts';

const zones = [
  'Pacific/Honolulu',
  'America/Los_Angeles',
  'America/Chicago',
  'America/Sao_Paulo',
  'UTC',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Pacific/Kiritimati',
];
const home = process.env.TZ;

const dates = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('formatDate', () => {
  afterEach(() => {
    if (home === undefined) delete process.env.TZ;
    else process.env.TZ = home;
  });

  for (const zone of zones) {
    it(`does not shift the day in ${zone}`, () => {
      process.env.TZ = zone;

      assert.equal(formatDate('2026-12-01', 'en', 'long'), 'December 1, 2026');
      assert.equal(formatDate('2026-03-29', 'en', 'long'), 'March 29, 2026');
      assert.equal(addDays('2026-03-28', 1), '2026-03-29');
      assert.equal(daysBetween('2026-03-01', '2026-11-30'), 274);
    });
  }

  it('writes each style', () => {
    assert.equal(formatDate('2026-12-05', 'en', 'full'), 'Saturday, December 5, 2026');
    assert.equal(formatDate('2026-12-05', 'en', 'medium'), 'Dec 5, 2026');
    assert.equal(formatDate('2026-12-05', 'en', 'short'), '12/5/26');
    assert.equal(formatDate('2026-12-05', 'en', 'day'), 'December 5');
    assert.equal(formatDate('2026-12-05', 'en-GB', 'day'), '5 December');
    assert.equal(formatDate('2026-12-05', 'es'), '5 de diciembre de 2026');
  });

  it('refuses a date that does not exist', () => {
    assert.throws(() => formatDate('2026-02-30', 'en'), RangeError);
    assert.throws(() => formatDate('2026-12-01T00:00:00Z', 'en'), RangeError);
  });
});

describe('isPlainDate', () => {
  const cases: [string, boolean][] = [
    ['2026-12-01', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-1-1', false],
    ['0001-01-01', true],
    ['٢٠٢٦-١٢-٠١', false],
    ['', false],
  ];

  for (const [text, expected] of cases) {
    it(`says ${String(expected)} to "${text}"`, () => {
      assert.equal(isPlainDate(text), expected);
    });
  }
});

describe('addDays, daysBetween and compareDates', () => {
  it('undo each other', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        const later = addDays(date, days);
        assert.equal(daysBetween(date, later), days);
        assert.equal(addDays(later, -days), date);
        assert.equal(Math.sign(compareDates(later, date)), Math.sign(days));
      }),
      { verbose: true },
    );
  });

  it('cross the end of a month and of a year', () => {
    assert.equal(addDays('2026-12-31', 1), '2027-01-01');
    assert.equal(addDays('2024-03-01', -1), '2024-02-29');
  });

  it('refuse half days', () => {
    assert.throws(() => addDays('2026-12-01', 0.5), RangeError);
  });
});
