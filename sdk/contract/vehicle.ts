import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { countSchema, dateSchema, moneySchema, openEnum } from './scalars.ts';

/** What the maker, or a contract, still pays for; the first of the two limits ends it. */
export const coverageSchema = lazy(() =>
  z.object({
    id: z.string(),
    kind: openEnum(['basic', 'powertrain', 'battery', 'corrosion', 'roadside', 'service_contract']),
    name: z.string(),
    status: openEnum(['active', 'expired']),
    startsOn: dateSchema(),
    /** Last day that is covered. */
    endsOn: dateSchema(),
    daysLeft: countSchema(),
    /** Odometer reading that ends it; null where distance does not count. */
    distanceLimit: z.nullable(countSchema()),
    distanceLeft: z.nullable(countSchema()),
  }),
);
/** One coverage of a vehicle and what is left of it. */
export type Coverage = z.infer<ReturnType<typeof coverageSchema>>;

/** Something that can be added to the vehicle, and whether this one still qualifies. */
export const serviceOptionSchema = lazy(() =>
  z.object({
    id: z.string(),
    kind: openEnum(['service_contract', 'maintenance', 'gap', 'tire_wheel', 'lease_wear']),
    name: z.string(),
    price: moneySchema(),
    eligible: z.boolean(),
    /** Why not; null where it is eligible. */
    reason: z.nullable(
      openEnum([
        'too_old',
        'distance_over',
        'contract_too_old',
        'loan_only',
        'lease_only',
        'ends_soon',
        'past_due',
        'has_it',
      ]),
    ),
    /** Last day on which it can be added; null where no day ends it. */
    until: z.nullable(dateSchema()),
  }),
);
/** A service option and whether the vehicle qualifies. */
export type ServiceOption = z.infer<ReturnType<typeof serviceOptionSchema>>;

/** A recall notice; repairs under it cost nothing. */
export const recallSchema = lazy(() =>
  z.object({
    id: z.string(),
    title: z.string(),
    /** What may happen, and what the dealer does about it. */
    risk: z.string(),
    remedy: z.string(),
    issuedOn: dateSchema(),
    status: openEnum(['open', 'repaired']),
  }),
);
/** A recall notice; repairs under it cost nothing. */
export type Recall = z.infer<ReturnType<typeof recallSchema>>;

/** Where a lease's distance is heading if the vehicle goes on as it has. */
const leaseOutlookSchema = lazy(() =>
  z.object({
    allowance: countSchema(),
    used: countSchema(),
    readOn: dateSchema(),
    /** What would have been allowed by that day, at an even pace. */
    allowedByThen: countSchema(),
    /** Distance at lease end, at the pace until now. */
    projected: countSchema(),
    /** Part of `projected` above the allowance, and what it would cost. */
    projectedOver: countSchema(),
    /** For each unit of distance above the allowance. */
    excessRate: moneySchema(),
    projectedCharge: moneySchema(),
    endsOn: dateSchema(),
  }),
);

/** A dealer that services the vehicle. */
export const serviceDealerSchema = lazy(() =>
  z.object({ id: z.string(), name: z.string(), phone: z.string(), bookingUrl: z.string() }),
);
/** A dealer that services the vehicle. */
export type ServiceDealer = z.infer<ReturnType<typeof serviceDealerSchema>>;

/** `GET /v1/accounts/{id}/vehicle`. Distances are whole numbers of `distanceUnit`. */
export const vehicleSchema = lazy(() =>
  z.object({
    accountId: z.string(),
    /** All 17 characters; pages mask it until asked. */
    vin: z.string(),
    year: z.int(),
    make: z.string(),
    model: z.string(),
    trim: z.nullable(z.string()),
    color: z.nullable(z.string()),
    asOf: dateSchema(),
    distanceUnit: openEnum(['mi', 'km']),
    odometer: z.nullable(z.object({ value: countSchema(), readOn: dateSchema() })),
    coverages: z.array(coverageSchema()),
    services: z.array(serviceOptionSchema()),
    /** Newest first. */
    recalls: z.array(recallSchema()),
    /** Null for a loan. */
    lease: z.nullable(leaseOutlookSchema()),
    dealers: z.array(serviceDealerSchema()),
  }),
);
/** The vehicle of an account: coverages, services, recalls, distance. */
export type Vehicle = z.infer<ReturnType<typeof vehicleSchema>>;
