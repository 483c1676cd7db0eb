import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { returnSchema } from './returns.ts';
import { countSchema, dateSchema, moneySchema, openEnum, pageSchema } from './scalars.ts';

/** The financed or leased vehicle, as far as a heading needs it. */
const vehicleNameSchema = lazy(() =>
  z.object({ year: z.int(), make: z.string(), model: z.string(), trim: z.nullable(z.string()) }),
);

/** What clears the account, and until when. */
const payoffSchema = lazy(() =>
  z.object({
    amount: moneySchema(),
    /** Last day on which `amount` clears the account. */
    goodThrough: dateSchema(),
    /** Interest added per day after `asOf`. */
    perDiem: moneySchema(),
  }),
);

/** Terms that only a lease has. Distances are in the lender's unit, named by `distanceUnit`. */
const leaseTermsSchema = lazy(() =>
  z.object({
    residual: moneySchema(),
    distanceUnit: openEnum(['mi', 'km']),
    /** Distance allowed over the whole term. */
    allowance: countSchema(),
    /** Last odometer reading less the one at the start. */
    used: countSchema(),
    readOn: dateSchema(),
  }),
);

/** A financing account: what is owed and when. All figures are as of `asOf`. */
export const accountSchema = lazy(() =>
  z.object({
    id: z.string(),
    kind: openEnum(['loan', 'lease']),
    status: openEnum(['current', 'past_due', 'paid_off']),
    /** Last four characters of the contract number; the rest never leaves the server. */
    numberLast4: z.string(),
    vehicle: vehicleNameSchema(),
    /** Earliest business date on which a payment can post. */
    asOf: dateSchema(),
    /** All that is asked for by `dueDate`: past due, the billed instalment and fees. */
    amountDue: moneySchema(),
    /** Due date of the earliest instalment not fully paid; null once all are. */
    dueDate: z.nullable(dateSchema()),
    /** Part of `amountDue` whose date has passed, fees included. */
    pastDue: moneySchema(),
    daysPastDue: countSchema(),
    feesDue: moneySchema(),
    /** The instalment that comes next, billed already or not; null once all are paid. */
    nextInstalment: z.nullable(z.object({ dueDate: dateSchema(), amount: moneySchema() })),
    /** The regular instalment; the last one may differ. */
    instalment: moneySchema(),
    instalmentsPaid: countSchema(),
    instalmentsTotal: countSchema(),
    principal: moneySchema(),
    originalPrincipal: moneySchema(),
    payoff: payoffSchema(),
    /** Yearly rate in percent as a decimal string, such as `5.49`; null for a lease. */
    annualRate: z.nullable(z.string()),
    openedOn: dateSchema(),
    maturityDate: dateSchema(),
    lastPayment: z.nullable(z.object({ amount: moneySchema(), date: dateSchema() })),
    /** Set where the bank has sent the latest payment's money back. */
    returned: z.nullable(z.extend(returnSchema(), { amount: moneySchema() })),
    autopay: z.object({ active: z.boolean(), nextDate: z.nullable(dateSchema()) }),
    lease: z.nullable(leaseTermsSchema()),
  }),
);
/** A financing account: what is owed and when. */
export type Account = z.infer<ReturnType<typeof accountSchema>>;

/** `GET /v1/accounts` */
export const accountPageSchema = lazy(() => pageSchema(accountSchema()));
