import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  businessDateAt,
  businessDayFrom,
  cutoffAt,
  dateAt,
  isBusinessDay,
  nextBusinessDay,
} from '../../../demo/server/lending/index.ts';

const ZONE = 'America/Chicago';
const CUTOFF = 17;

describe('business days', () => {
  for (const [date, expected, why] of [
    ['2026-11-20', true, 'a Friday'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-11-26', false, 'Thanksgiving'],
    ['2026-11-27', true, 'the Friday after it'],
    ['2026-07-03', true, 'the Friday before a Saturday holiday'],
    ['2027-07-05', false, 'the Monday after a Sunday holiday'],
    ['2027-12-31', true, 'New Year’s Eve before a Saturday'],
  ] as const) {
    it(`${expected ? 'counts' : 'leaves out'} ${date}, ${why}`, () => {
      assert.equal(isBusinessDay(date), expected);
    });
  }

  it('stays on a business day and moves off any other', () => {
    assert.equal(businessDayFrom('2026-11-25'), '2026-11-25');
    assert.equal(businessDayFrom('2026-11-26'), '2026-11-27');
    assert.equal(nextBusinessDay('2026-11-25'), '2026-11-27');
    assert.equal(nextBusinessDay('2026-11-27'), '2026-11-30');
  });
});

describe('business date at an instant', () => {
  for (const [instant, expected, why] of [
    ['2026-11-20T22:59:59Z', '2026-11-20', 'a second before the cut-off'],
    ['2026-11-20T23:00:00Z', '2026-11-23', 'at the cut-off of a Friday'],
    ['2026-11-21T18:00:00Z', '2026-11-23', 'on a Saturday'],
    ['2026-11-22T23:30:00Z', '2026-11-23', 'on a Sunday after the hour'],
    ['2026-11-25T23:00:00Z', '2026-11-27', 'at the cut-off before Thanksgiving'],
    ['2026-11-24T04:30:00Z', '2026-11-24', 'late in the evening, already tomorrow in UTC'],
    ['2026-07-15T21:59:00Z', '2026-07-15', 'before the cut-off in summer'],
    ['2026-07-15T22:00:00Z', '2026-07-16', 'at the cut-off in summer'],
  ] as const) {
    it(`is ${expected} ${why}`, () => {
      assert.equal(businessDateAt(instant, ZONE, CUTOFF), expected);
    });
  }

  it('gives the date on the clocks of the zone', () => {
    assert.equal(dateAt('2026-11-22T05:59:59Z', ZONE), '2026-11-21');
    assert.equal(dateAt('2026-11-22T06:00:00Z', ZONE), '2026-11-22');
  });

  it('gives the instant of a cut-off on both sides of a change of clocks', () => {
    assert.equal(cutoffAt('2026-10-30', ZONE, CUTOFF), '2026-10-30T22:00:00Z');
    assert.equal(cutoffAt('2026-11-02', ZONE, CUTOFF), '2026-11-02T23:00:00Z');
  });

  it('moves on exactly at the cut-off', () => {
    const instant = cutoffAt('2026-11-24', ZONE, CUTOFF);
    const before = new Date(Date.parse(instant) - 1).toISOString();

    assert.equal(businessDateAt(before, ZONE, CUTOFF), '2026-11-24');
    assert.equal(businessDateAt(instant, ZONE, CUTOFF), '2026-11-25');
  });
});
