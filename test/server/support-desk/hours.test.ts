import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openingAt } from '../../../demo/server/support/hours.ts';

const hours = { weekdays: [1, 2, 3, 4, 5], opens: 8, closes: 19, bankHolidays: true };

const cases: readonly (readonly [name: string, now: string, open: boolean, changesAt: string])[] = [
  ['a minute before opening', '2026-11-17T13:59:00Z', false, '2026-11-17T14:00:00Z'],
  ['the moment of opening', '2026-11-17T14:00:00Z', true, '2026-11-18T01:00:00Z'],
  ['a second before closing', '2026-11-18T00:59:59Z', true, '2026-11-18T01:00:00Z'],
  ['the moment of closing', '2026-11-18T01:00:00Z', false, '2026-11-18T14:00:00Z'],
  ['Friday evening', '2026-11-21T02:00:00Z', false, '2026-11-23T14:00:00Z'],
  ['a bank holiday', '2026-11-26T16:00:00Z', false, '2026-11-27T14:00:00Z'],
  ['the weekend when clocks go back', '2026-10-31T16:00:00Z', false, '2026-11-02T14:00:00Z'],
  ['summer', '2026-07-01T12:30:00Z', false, '2026-07-01T13:00:00Z'],
];

describe('a phone', () => {
  for (const [name, now, open, changesAt] of cases) {
    test(`at ${name} is ${open ? 'open' : 'closed'}`, () => {
      assert.deepEqual(openingAt(hours, now, 'America/Chicago'), { open, changesAt });
    });
  }

  test('answered on Saturdays is so on one that follows a holiday', () => {
    const saturdays = { ...hours, weekdays: [6], opens: 9, closes: 17 };

    assert.deepEqual(openingAt(saturdays, '2026-12-26T16:00:00Z', 'America/Chicago'), {
      open: true,
      changesAt: '2026-12-26T23:00:00Z',
    });
  });
});
