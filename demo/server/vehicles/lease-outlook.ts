import type { Vehicle } from '../../../sdk/contract/index.ts';
import type { LeaseUse } from '../db/schema.ts';
import { daysBetween, type IsoDate } from '../lending/dates.ts';

type Outlook = NonNullable<Vehicle['lease']>;

/** What each unit of distance above the allowance costs, in minor units. */
const excessRate = 25;

/**
 * Where the distance of a lease is heading: the pace from the first day to the last reading, kept up to the
 * end. Whole units, rounded to the nearest; no fraction of a unit is ever charged.
 */
export function leaseOutlook(
  { allowance, used, readOn }: LeaseUse,
  { openedOn, endsOn, currency }: { openedOn: IsoDate; endsOn: IsoDate; currency: string },
): Outlook {
  const term = daysBetween(openedOn, endsOn);
  const driven = Math.min(term, Math.max(1, daysBetween(openedOn, readOn)));
  const projected = roundedShare(used, term, driven);
  const projectedOver = Math.max(0, projected - allowance);
  return {
    allowance,
    used,
    readOn,
    allowedByThen: roundedShare(allowance, driven, term),
    projected,
    projectedOver,
    excessRate: { amount: excessRate, currency },
    projectedCharge: { amount: projectedOver * excessRate, currency },
    endsOn,
  };
}

/** `whole * part / of` to the nearest integer, in integers. */
function roundedShare(whole: number, part: number, of: number): number {
  const product = whole * part;
  return (product - (product % of)) / of + (2 * (product % of) >= of ? 1 : 0);
}
