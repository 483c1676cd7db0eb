import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { coveragesOn } from '../../../demo/server/vehicles/coverages.ts';

const vehicle = {
  electric: false,
  hasServiceContract: false,
  inServiceOn: '2024-02-29',
  odometer: 35_000,
};

const basicOn = (today: string, more: Partial<typeof vehicle> = {}) =>
  coveragesOn({ ...vehicle, ...more }, today).find(({ kind }) => kind === 'basic')!;

describe('a coverage', () => {
  test('counts its last day as one that is left', () => {
    assert.equal(basicOn('2027-02-27').daysLeft, 1);
    assert.equal(basicOn('2027-02-27').endsOn, '2027-02-27');
    assert.equal(basicOn('2027-02-27').status, 'active');
  });

  test('is over on the day after, whatever distance is left', () => {
    const { daysLeft, distanceLeft, status } = basicOn('2027-02-28');

    assert.deepEqual(
      { daysLeft, distanceLeft, status },
      {
        daysLeft: 0,
        distanceLeft: 1_000,
        status: 'expired',
      },
    );
  });

  test('is over once the odometer reaches its limit, whatever time is left', () => {
    assert.equal(basicOn('2025-01-01', { odometer: 35_999 }).status, 'active');
    assert.equal(basicOn('2025-01-01', { odometer: 36_000 }).status, 'expired');
    assert.equal(basicOn('2025-01-01', { odometer: 60_000 }).distanceLeft, 0);
  });

  test('without a limit of distance ends by its date alone', () => {
    const corrosion = coveragesOn({ ...vehicle, odometer: 900_000 }, '2026-01-01').find(
      ({ kind }) => kind === 'corrosion',
    )!;

    assert.equal(corrosion.distanceLeft, null);
    assert.equal(corrosion.status, 'active');
  });

  test('of a battery is for electric vehicles, of a service contract for who bought one', () => {
    const kinds = (more: Partial<typeof vehicle>) =>
      coveragesOn({ ...vehicle, ...more }, '2026-01-01').map(({ kind }) => kind);

    assert.deepEqual(kinds({}), ['basic', 'powertrain', 'corrosion', 'roadside']);
    assert.deepEqual(kinds({ electric: true, hasServiceContract: true }).slice(-2), [
      'battery',
      'service_contract',
    ]);
  });
});
