import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addDays,
  addMonths,
  dateFrom,
  dateOf,
  dayNumber,
  daysBetween,
  weekday,
} from '../../../demo/server/lending/dates.ts';

describe('dates', () => {
  it('counts days over a leap day', () => {
    assert.equal(daysBetween('2024-02-28', '2024-03-01'), 2);
    assert.equal(daysBetween('2025-02-28', '2025-03-01'), 1);
    assert.equal(daysBetween('2026-03-01', '2026-02-01'), -28);
  });

  it('moves by days over months and years', () => {
    assert.equal(addDays('2026-12-31', 1), '2027-01-01');
    assert.equal(addDays('2026-03-01', -1), '2026-02-28');
  });

  it('names every day of forty years once', () => {
    const first = dayNumber('2010-01-01');
    const last = dayNumber('2050-01-01');

    for (let day = first; day < last; day += 1) assert.equal(dayNumber(dateOf(day)), day);
  });

  for (const [date, months, expected] of [
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-29', 1, '2026-02-28'],
    ['2026-01-30', 3, '2026-04-30'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
  ] as const) {
    it(`moves ${date} by ${months} months to ${expected}`, () => {
      assert.equal(addMonths(date, months), expected);
    });
  }

  it('clamps a day to the end of its month', () => {
    assert.equal(dateFrom(2026, 2, 31), '2026-02-28');
    assert.equal(dateFrom(2026, 12, 31), '2026-12-31');
  });

  it('knows the day of the week', () => {
    assert.equal(weekday('2026-11-22'), 0);
    assert.equal(weekday('2026-11-28'), 6);
  });

  for (const text of ['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '2026-01-01T00:00', '']) {
    it(`refuses "${text}"`, () => {
      assert.throws(() => dayNumber(text), RangeError);
    });
  }
});
