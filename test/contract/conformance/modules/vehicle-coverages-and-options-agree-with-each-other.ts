import assert from 'node:assert/strict';
import type { Account, Page, Vehicle } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const personas = ['alex.current', 'bailey.pastdue', 'casey.lease', 'emery.final', 'frankie.two'];

const scenario: Scenario = async (api) => {
  for (const userId of personas) {
    const customer = await api.customer(userId);
    const { body: page } = await customer.call<Page<Account>>('listAccounts');
    for (const account of page.items) {
      const { body } = await customer.call<Vehicle>('getVehicle', { id: account.id });

      check(account, body);
    }
  }
};
export default scenario;

function check(account: Account, vehicle: Vehicle): void {
  const { year, make, model, trim } = vehicle;
  assert.deepEqual({ year, make, model, trim }, account.vehicle);
  assert.match(vehicle.vin, /^[A-HJ-NPR-Z0-9]{17}$/);
  for (const coverage of vehicle.coverages) {
    const over = coverage.daysLeft === 0 || coverage.distanceLeft === 0;
    assert.equal(coverage.status, over ? 'expired' : 'active', coverage.id);
    assert.equal(coverage.distanceLimit === null, coverage.distanceLeft === null, coverage.id);
  }
  for (const option of vehicle.services) {
    assert.equal(option.eligible, option.reason === null, option.id);
    assert.equal(option.price.currency, account.principal.currency);
  }
  assert.equal(vehicle.lease !== null, account.kind === 'lease');
  if (vehicle.lease) checkLease(vehicle.lease);
}

function checkLease(lease: NonNullable<Vehicle['lease']>): void {
  assert.equal(lease.projectedOver, Math.max(0, lease.projected - lease.allowance));
  assert.equal(lease.projectedCharge.amount, lease.projectedOver * lease.excessRate.amount);
  assert.ok(lease.projected >= lease.used, 'an odometer does not go back');
}
