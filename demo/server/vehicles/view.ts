import type { Vehicle } from '../../../sdk/contract/index.ts';
import type { AccountRow } from '../accounts/store.ts';
import { standing, type View } from '../lending/index.ts';
import { coveragesOn } from './coverages.ts';
import { dealers } from './dealers.ts';
import { leaseOutlook } from './lease-outlook.ts';
import { servicesOn } from './services.ts';
import type { VehicleRow } from './store.ts';

/** The vehicle of an account as the contract shows it, on the day of a view. */
export function describeVehicle(account: AccountRow, record: VehicleRow, view: View): Vehicle {
  const { terms, currency, opened_on: openedOn } = account;
  const { today } = view;
  const { odometer, odometer_read_on: readOn, electric, services } = record;
  const { maturityDate, pastDue } = standing(terms, account.state, view);
  return {
    accountId: account.id,
    vin: account.vin,
    ...account.vehicle,
    color: record.color,
    asOf: today,
    distanceUnit: record.distance_unit,
    odometer: odometer === null || readOn === null ? null : { value: odometer, readOn },
    coverages: coveragesOn(
      {
        electric,
        odometer,
        inServiceOn: record.in_service_on,
        hasServiceContract: services.includes('service_contract'),
      },
      today,
    ),
    services: servicesOn(
      {
        kind: terms.kind,
        currency,
        openedOn,
        maturityDate,
        odometer,
        inServiceOn: record.in_service_on,
        pastDue: pastDue > 0,
        has: services,
      },
      today,
    ),
    recalls: record.recalls,
    lease:
      account.lease && leaseOutlook(account.lease, { openedOn, endsOn: maturityDate, currency }),
    dealers: [...dealers],
  };
}
