import type { Coverage } from '../../../sdk/contract/index.ts';
import { addDays, addMonths, daysBetween, type IsoDate } from '../lending/dates.ts';

/** A promise to repair: so many months or so far, whichever ends first. */
interface Pledge {
  readonly kind: Coverage['kind'];
  readonly name: string;
  readonly months: number;
  /** Odometer reading that ends it; null where distance does not count. */
  readonly distance: number | null;
}

/** What every vehicle here comes with; terms of the kind that is usual in the field, of no maker's. */
const factory: readonly Pledge[] = [
  { kind: 'basic', name: 'Basic warranty', months: 36, distance: 36_000 },
  { kind: 'powertrain', name: 'Powertrain warranty', months: 60, distance: 60_000 },
  { kind: 'corrosion', name: 'Corrosion warranty', months: 60, distance: null },
  { kind: 'roadside', name: 'Roadside assistance', months: 36, distance: 36_000 },
];

const battery: Pledge = {
  kind: 'battery',
  name: 'High-voltage battery warranty',
  months: 96,
  distance: 100_000,
};

const serviceContract: Pledge = {
  kind: 'service_contract',
  name: 'Extended service contract',
  months: 84,
  distance: 84_000,
};

/** What decides which coverages a vehicle has and what is left of them. */
export interface Covered {
  readonly electric: boolean;
  readonly hasServiceContract: boolean;
  /** First day of every coverage. */
  readonly inServiceOn: IsoDate;
  /** Last reading; null where there is none, and then time alone counts. */
  readonly odometer: number | null;
}

/** Every coverage of a vehicle and what is left of each on a day. */
export function coveragesOn(vehicle: Covered, today: IsoDate): Coverage[] {
  const pledges = [
    ...factory,
    ...(vehicle.electric ? [battery] : []),
    ...(vehicle.hasServiceContract ? [serviceContract] : []),
  ];
  return pledges.map((pledge) => describe(pledge, vehicle, today));
}

function describe(
  { kind, name, months, distance }: Pledge,
  { inServiceOn, odometer }: Covered,
  today: IsoDate,
): Coverage {
  // The anniversary itself is the first day without it.
  const endsOn = addDays(addMonths(inServiceOn, months), -1);
  const daysLeft = Math.max(0, daysBetween(today, endsOn) + 1);
  const distanceLeft = distance === null ? null : Math.max(0, distance - (odometer ?? 0));
  return {
    id: kind,
    kind,
    name,
    status: daysLeft > 0 && distanceLeft !== 0 ? 'active' : 'expired',
    startsOn: inServiceOn,
    endsOn,
    daysLeft,
    distanceLimit: distance,
    distanceLeft,
  };
}
