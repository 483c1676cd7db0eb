import type { VehicleCardState } from '../../src/elements/vehicle-card/vehicle-card.states.ts';
import type { FsVehicleCard } from '../../src/elements/vehicle-card/vehicle-card.ts';
import { byRole } from './by-role.ts';
import { type Fixture, type Mounted, until } from './fixture.ts';

type CardFixture = Fixture<FsVehicleCard>;

/** Waits until the card is no longer loading. */
export async function drawn({ element }: Mounted<FsVehicleCard>): Promise<void> {
  await until(() => !element.shadowRoot?.querySelector('[aria-busy=true]'));
}

const seen = (signedInAs: string, fixture: CardFixture = {}): CardFixture => ({
  signedInAs,
  arrive: drawn,
  ...fixture,
});

const altered = (signedInAs: string, set: Record<string, unknown>) =>
  seen(signedInAs, { overrides: { getVehicle: { set } } });

/** Every state of `fs-vehicle-card`, and how to get there. */
export const vehicleCardFixtures = {
  'signed-out': {},
  loading: { signedInAs: 'alex.current', overrides: { getVehicle: { delay: 'infinite' } } },
  empty: seen('alex.current', { overrides: { listAccounts: { set: { items: [] } } } }),
  loan: seen('alex.current'),
  revealed: seen('alex.current', {
    async arrive(mounted) {
      await drawn(mounted);
      byRole(mounted.element, 'button', 'Show').click();
    },
  }),
  recall: seen('bailey.pastdue'),
  ended: altered('emery.final', {
    'coverages.1.status': 'expired',
    'coverages.1.distanceLeft': 0,
    'coverages.1.daysLeft': 400,
  }),
  lease: seen('casey.lease'),
  'lease-within': altered('casey.lease', {
    'lease.used': 15_000,
    'lease.projected': 27_100,
    'lease.projectedOver': 0,
    'lease.projectedCharge.amount': 0,
  }),
  'nothing-offered': altered('alex.current', { services: [], dealers: [], odometer: null }),
  denied: seen('alex.current', {
    overrides: { getVehicle: { status: 403, code: 'insufficient_scope' } },
  }),
  unavailable: seen('alex.current', {
    overrides: { getVehicle: { status: 503, code: 'unavailable' } },
  }),
  'contract-error': seen('alex.current', { overrides: { getVehicle: { omit: 'vin' } } }),
  'not-found': seen('alex.current', { attributes: { 'account-id': 'acc_of_somebody_else' } }),
} satisfies Record<VehicleCardState, CardFixture>;
