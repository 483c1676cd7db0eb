import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { dateSchema, moneySchema } from './scalars.ts';

/** What a quote and a letter are asked for with; the earliest date possible if left out. */
export const payoffQuerySchema = lazy(() => z.object({ date: z.optional(dateSchema()) }));

/** `GET /v1/accounts/{id}/payoff-quote?date=` */
export const payoffQuoteSchema = lazy(() =>
  z.object({
    /** `principal`, `interest` and `fees` together; paying it on `goodThrough` closes the account. */
    amount: moneySchema(),
    principal: moneySchema(),
    interest: moneySchema(),
    fees: moneySchema(),
    /** Interest added by each day after `goodThrough`. */
    perDiem: moneySchema(),
    /** The date asked for, the earliest one if none was: last day on which `amount` is enough. */
    goodThrough: dateSchema(),
    /** First and last date that can be asked for. */
    earliest: dateSchema(),
    latest: dateSchema(),
    /** Scheduled payments that paying it off cancels, and whether automatic payments are on. */
    cancels: z.int().check(z.minimum(0)),
    autopay: z.boolean(),
  }),
);
/** What clears an account on a date. */
export type PayoffQuote = z.infer<ReturnType<typeof payoffQuoteSchema>>;
