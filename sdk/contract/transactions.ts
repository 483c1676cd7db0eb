import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { dateSchema, instantSchema, moneySchema, openEnum, pageSchema } from './scalars.ts';

/** How an amount was, or would be, split. The parts add up to the amount. */
export const allocationSchema = lazy(() =>
  z.object({ fees: moneySchema(), interest: moneySchema(), principal: moneySchema() }),
);
/** How an amount was split: fees, interest, principal. */
export type Allocation = z.infer<ReturnType<typeof allocationSchema>>;

/** One line of an account's history, newest first in a list. */
export const transactionSchema = lazy(() =>
  z.object({
    id: z.string(),
    accountId: z.string(),
    kind: openEnum(['disbursement', 'payment', 'fee', 'waiver', 'reversal']),
    /** `credit` lowers what is owed, `debit` raises it. */
    direction: openEnum(['credit', 'debit']),
    /** Business date on which it counts. */
    date: dateSchema(),
    recordedAt: instantSchema(),
    /** Never negative; see `direction`. */
    amount: moneySchema(),
    allocation: allocationSchema(),
    principalAfter: moneySchema(),
    paymentId: z.nullable(z.string()),
  }),
);
/** One entry of the history. */
export type Transaction = z.infer<ReturnType<typeof transactionSchema>>;

/** `GET /v1/accounts/{id}/transactions` */
export const transactionPageSchema = lazy(() => pageSchema(transactionSchema()));

/** What `GET /v1/accounts/{id}/transactions` takes beside `cursor` and `limit`. */
export const transactionFilterSchema = lazy(() =>
  z.object({
    kind: z.optional(z.enum(['disbursement', 'payment', 'fee', 'waiver', 'reversal'])),
    /** First business date. */
    from: z.optional(dateSchema()),
    /** Last business date. */
    to: z.optional(dateSchema()),
  }),
);
/** Which entries of the history: of one kind, from one date through another. */
export type TransactionFilter = z.infer<ReturnType<typeof transactionFilterSchema>>;
