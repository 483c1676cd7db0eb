import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import {
  dateSchema,
  instantSchema,
  moneySchema,
  openEnum,
  pageSchema,
  shownTextSchema,
} from './scalars.ts';
import { returnSchema } from './returns.ts';
import { allocationSchema } from './transactions.ts';

/**
 * What a payment is meant for; `regular` if left out. `payoff`: all that is owed on its date, to the
 * cent, and the account closes. `principal_only`: lowers the principal and satisfies no instalment.
 */
const kindInputSchema = lazy(() => z.optional(z.enum(['regular', 'payoff', 'principal_only'])));

/** BCP 47: language of the authorisation text; the customer's own if left out. */
const localeSchema = lazy(() => z.optional(z.string().check(z.maxLength(35))));

/** `POST /v1/accounts/{id}/payments` */
export const paymentInputSchema = lazy(() =>
  z.object({
    amount: moneySchema(),
    methodId: z.string(),
    date: dateSchema(),
    kind: kindInputSchema(),
    /**
     * `false` has a likely duplicate refused as `payment_duplicate_likely`, so that the customer can be asked; `true`, or
     * leaving it out, pays.
     */
    acknowledgeDuplicate: z.optional(z.boolean()),
    locale: localeSchema(),
    authorization: shownTextSchema(),
  }),
);
/** What to pay, from where and when. */
export type PaymentInput = z.infer<ReturnType<typeof paymentInputSchema>>;

/** A payment and where it stands. */
export const paymentSchema = lazy(() =>
  z.object({
    id: z.string(),
    accountId: z.string(),
    /** What a customer quotes on the phone. */
    confirmationNumber: z.string(),
    amount: moneySchema(),
    /** Business date on which it counts. */
    date: dateSchema(),
    /**
     * `scheduled` until its date, `processing` once in the ledger, `posted` when the bank has taken
     * the instruction; `declined`, `cancelled` and `returned` moved no money in the end.
     */
    status: openEnum(['scheduled', 'processing', 'posted', 'declined', 'cancelled', 'returned']),
    kind: openEnum(['regular', 'payoff', 'principal_only']),
    /** Who made it: the customer, or the order for automatic payments. */
    origin: openEnum(['customer', 'autopay']),
    method: z.object({
      id: z.string(),
      bankName: z.nullable(z.string()),
      last4: z.string(),
    }),
    /** Null until it is in the ledger. */
    allocation: z.nullable(allocationSchema()),
    /** The text the customer agreed to. */
    authorization: z.string(),
    createdAt: instantSchema(),
    /** Last moment to cancel it; null where it is too late. */
    cancellableUntil: z.nullable(instantSchema()),
    /** Set once the bank has sent the money back. */
    returned: z.nullable(returnSchema()),
  }),
);
/** A payment and where it stands. */
export type Payment = z.infer<ReturnType<typeof paymentSchema>>;

/** `GET /v1/accounts/{id}/payments`, newest first */
export const paymentPageSchema = lazy(() => pageSchema(paymentSchema()));

/** `POST /v1/accounts/{id}/payment-previews`; with a method, the answer holds the authorisation text. */
export const paymentPreviewInputSchema = lazy(() =>
  z.object({
    amount: moneySchema(),
    date: dateSchema(),
    methodId: z.optional(z.string()),
    kind: kindInputSchema(),
    locale: localeSchema(),
  }),
);
/** An amount and date to try out. */
export type PaymentPreviewInput = z.infer<ReturnType<typeof paymentPreviewInputSchema>>;

/** How an amount would be split, and what would be left. */
export const paymentPreviewSchema = lazy(() =>
  z.object({
    amount: moneySchema(),
    date: dateSchema(),
    allocation: allocationSchema(),
    after: z.object({
      amountDue: moneySchema(),
      dueDate: z.nullable(dateSchema()),
      pastDue: moneySchema(),
      principal: moneySchema(),
    }),
    authorization: z.nullable(z.string()),
  }),
);
/** How an amount would be split, and what would be left. */
export type PaymentPreview = z.infer<ReturnType<typeof paymentPreviewSchema>>;

/** `GET /v1/accounts/{id}/payment-dates` */
export const paymentDatesSchema = lazy(() =>
  z.object({
    /** Every date that a payment can be made for, the earliest first. */
    dates: z.array(dateSchema()),
    /** When the first of them stops being one: the lender's cut-off. */
    cutoffAt: instantSchema(),
    /** The lender's zone, which the cut-off is told in; an IANA name. */
    zone: z.string(),
  }),
);
/** On which dates a payment can be made. */
export type PaymentDates = z.infer<ReturnType<typeof paymentDatesSchema>>;
