import type { ServiceOption } from '../../../sdk/contract/index.ts';
import { addDays, addMonths, type IsoDate } from '../lending/dates.ts';

/** What decides whether a vehicle qualifies. */
export interface Candidate {
  readonly kind: 'loan' | 'lease';
  readonly currency: string;
  readonly openedOn: IsoDate;
  readonly maturityDate: IsoDate;
  readonly inServiceOn: IsoDate;
  readonly odometer: number | null;
  readonly pastDue: boolean;
  /** Options that it has already. */
  readonly has: readonly string[];
}

type Reason = NonNullable<ServiceOption['reason']>;

interface Rule {
  readonly kind: ServiceOption['kind'];
  readonly name: string;
  /** Minor units of the account's currency. */
  readonly price: number;
  readonly only?: 'loan' | 'lease';
  /** Months after the first day of service. */
  readonly maxAge?: number;
  readonly maxDistance?: number;
  /** Months after the contract was signed. */
  readonly maxContractAge?: number;
  /** Months that the contract must still run. */
  readonly minLeft?: number;
}

const rules: readonly Rule[] = [
  {
    kind: 'service_contract',
    name: 'Extended service contract',
    price: 1_495_00,
    maxAge: 48,
    maxDistance: 60_000,
  },
  { kind: 'maintenance', name: 'Prepaid maintenance', price: 649_00, maxAge: 24 },
  {
    kind: 'gap',
    name: 'Guaranteed asset protection',
    price: 595_00,
    only: 'loan',
    maxContractAge: 18,
  },
  { kind: 'tire_wheel', name: 'Tire and wheel protection', price: 429_00, maxAge: 60 },
  {
    kind: 'lease_wear',
    name: 'Excess wear protection',
    price: 525_00,
    only: 'lease',
    minLeft: 6,
  },
];

/** Every service option, each with the reason where the vehicle does not qualify on a day. */
export function servicesOn(candidate: Candidate, today: IsoDate): ServiceOption[] {
  return rules.map((rule) => {
    const until = lastDay(rule, candidate);
    const reason = reasonAgainst(rule, candidate, until, today);
    return {
      id: rule.kind,
      kind: rule.kind,
      name: rule.name,
      price: { amount: rule.price, currency: candidate.currency },
      eligible: reason === null,
      reason,
      until,
    };
  });
}

/** The first thing that speaks against it, the one that nothing can change first. */
function reasonAgainst(
  { kind, only, maxAge, maxDistance, minLeft }: Rule,
  candidate: Candidate,
  until: IsoDate | null,
  today: IsoDate,
): Reason | null {
  if (only && only !== candidate.kind) return only === 'loan' ? 'loan_only' : 'lease_only';
  if (candidate.has.includes(kind)) return 'has_it';
  if (until !== null && until < today) {
    if (minLeft !== undefined) return 'ends_soon';
    return maxAge === undefined ? 'contract_too_old' : 'too_old';
  }
  if (maxDistance !== undefined && (candidate.odometer ?? 0) > maxDistance) return 'distance_over';
  return candidate.pastDue ? 'past_due' : null;
}

function lastDay(
  { maxAge, maxContractAge, minLeft }: Rule,
  { inServiceOn, openedOn, maturityDate }: Candidate,
): IsoDate | null {
  if (maxAge !== undefined) return addDays(addMonths(inServiceOn, maxAge), -1);
  if (maxContractAge !== undefined) return addDays(addMonths(openedOn, maxContractAge), -1);
  return minLeft === undefined ? null : addMonths(maturityDate, -minLeft);
}
