import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { countSchema, dateSchema, moneySchema } from './scalars.ts';

/** `POST /v1/accounts/{id}/projections` */
export const projectionInputSchema = lazy(() => z.object({ extra: moneySchema() }));
/** What to pay beside every instalment to come; nothing, to see how it goes without. */
export type ProjectionInput = z.infer<ReturnType<typeof projectionInputSchema>>;

/** What went to interest and to principal, and what was left then. */
const splitShape = () => ({
  interest: moneySchema(),
  principal: moneySchema(),
  principalAfter: moneySchema(),
});

/**
 * What was booked after one due date and through the next, which is `date`; payments taken back are
 * taken off.
 */
const periodSchema = lazy(() =>
  z.object({ number: countSchema(), date: dateSchema(), ...splitShape() }),
);

/** One payment to come; `amount` holds fees that are due, too. */
const stepSchema = lazy(() =>
  z.object({
    /** Of the instalment that it completes. */
    number: countSchema(),
    date: dateSchema(),
    amount: moneySchema(),
    ...splitShape(),
  }),
);

/** Every payment to come, in order, and the interest of them all. */
const projectedPathSchema = lazy(() =>
  z.object({ interest: moneySchema(), steps: z.array(stepSchema()) }),
);

/**
 * How an account goes on if what is past due is paid on `asOf` and every instalment on its due date,
 * at the rate of the contract.
 */
export const projectionSchema = lazy(() =>
  z.object({
    asOf: dateSchema(),
    extra: moneySchema(),
    /** What has been so far, the oldest period first; periods without an entry are left out. */
    past: z.array(periodSchema()),
    /** With the instalments alone. */
    regular: projectedPathSchema(),
    /** With `extra` beside each of them. */
    faster: projectedPathSchema(),
    saved: z.object({ instalments: countSchema(), interest: moneySchema() }),
  }),
);
/** How an account went and how it goes on, with and without something extra. */
export type Projection = z.infer<ReturnType<typeof projectionSchema>>;
/** One period of the past. */
export type ProjectionPeriod = Projection['past'][number];
/** One payment to come. */
export type ProjectionStep = Projection['regular']['steps'][number];
