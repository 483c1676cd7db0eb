import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { leaseOutlook } from '../../../demo/server/vehicles/lease-outlook.ts';
import { addDays } from '../../../demo/server/lending/dates.ts';

const contract = { openedOn: '2025-01-01', endsOn: '2028-01-01', currency: 'USD' };
const use = { distanceUnit: 'mi' as const, allowance: 36_000, used: 0, readOn: '2025-01-01' };

describe('the outlook of a lease', () => {
  test('keeps the pace until now to the end', () => {
    // 365 of 1,095 days: a third of the term.
    const outlook = leaseOutlook({ ...use, used: 13_000, readOn: '2026-01-01' }, contract);

    assert.equal(outlook.allowedByThen, 12_000);
    assert.equal(outlook.projected, 39_000);
    assert.equal(outlook.projectedOver, 3_000);
    assert.deepEqual(outlook.projectedCharge, { amount: 750_00, currency: 'USD' });
  });

  test('owes nothing at exactly the allowance', () => {
    const outlook = leaseOutlook({ ...use, used: 12_000, readOn: '2026-01-01' }, contract);

    assert.equal(outlook.projectedOver, 0);
    assert.equal(outlook.projectedCharge.amount, 0);
  });

  test('after its end is what was driven', () => {
    const outlook = leaseOutlook({ ...use, used: 35_123, readOn: '2028-03-01' }, contract);

    assert.equal(outlook.projected, 35_123);
  });

  test('is whole, never less than what is on the odometer, and charges only what is over', () => {
    fc.assert(
      fc.property(fc.nat(200_000), fc.integer({ min: 0, max: 1_400 }), (used, day) => {
        const readOn = addDays(contract.openedOn, day);

        const outlook = leaseOutlook({ ...use, used, readOn }, contract);

        assert.ok(Number.isSafeInteger(outlook.projected) && outlook.projected >= used);
        assert.equal(outlook.projectedCharge.amount, outlook.projectedOver * 25);
        assert.equal(outlook.projectedOver > 0, outlook.projected > outlook.allowance);
      }),
    );
  });
});
