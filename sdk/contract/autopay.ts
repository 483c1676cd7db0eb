import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { dateSchema, instantSchema, moneySchema, openEnum, shownTextSchema } from './scalars.ts';

/** `PUT /v1/accounts/{id}/autopay`, and what a preview tries out. */
export const autopayInputSchema = lazy(() =>
  z.object({
    /** `due`: what is due each time; `due_plus`: that and `amount`; `fixed`: `amount`. */
    amountKind: z.enum(['due', 'due_plus', 'fixed']),
    /** Of `due_plus` and `fixed`; null for `due`. */
    amount: z.nullable(moneySchema()),
    /** Day of the month, clamped to its end; null for the due date itself. */
    day: z.nullable(z.int().check(z.minimum(1), z.maximum(31))),
    methodId: z.string(),
    /** BCP 47: language of the authorisation text; the customer's own if left out. */
    locale: z.optional(z.string().check(z.maxLength(35))),
    authorization: shownTextSchema(),
  }),
);
/** What automatic payments are to take, when and from where. */
export type AutopayInput = z.infer<ReturnType<typeof autopayInputSchema>>;

/** One payment that will be taken if nothing changes before. */
export const autopayDebitSchema = lazy(() =>
  z.object({
    /** Business day on which it is taken. */
    date: dateSchema(),
    /** Due date that it is for. */
    dueDate: dateSchema(),
    amount: moneySchema(),
    /** Whether it clears the account. */
    final: z.boolean(),
    /** Three business days before `date`: until then it can be stopped in any way, by law. */
    stopBy: dateSchema(),
  }),
);
/** One payment that will be taken if nothing changes before. */
export type AutopayDebit = z.infer<ReturnType<typeof autopayDebitSchema>>;

/** How automatic payments meet what else is going on. */
const autopayNote = lazy(() =>
  openEnum([
    'due_now',
    'past_due',
    'scheduled_payment',
    'waits_for_scheduled',
    'payoff_scheduled',
    'below_due',
    'first_on_due_date',
    'plan_pending',
    'plan_applied',
  ]),
);

/** `GET /v1/accounts/{id}/autopay` */
export const autopaySchema = lazy(() =>
  z.object({
    accountId: z.string(),
    status: openEnum(['off', 'active', 'paused']),
    /** Why nothing is taken while `paused`. */
    pausedFor: z.nullable(openEnum(['method_removed', 'method_unverified', 'returned'])),
    /** Null while `off`. */
    settings: z.nullable(
      z.object({
        amountKind: openEnum(['due', 'due_plus', 'fixed']),
        amount: z.nullable(moneySchema()),
        day: z.nullable(z.int()),
        method: z.object({
          id: z.string(),
          bankName: z.nullable(z.string()),
          last4: z.string(),
        }),
      }),
    ),
    /** The payment that comes next; null while none does. */
    next: z.nullable(autopayDebitSchema()),
    /** A payment of autopay that is at the bank already: turning autopay off does not stop it. */
    sending: z.nullable(z.object({ date: dateSchema(), amount: moneySchema() })),
    /** The text the customer agreed to. */
    authorization: z.nullable(z.string()),
    since: z.nullable(instantSchema()),
    /** What else the customer should know. */
    notes: z.array(autopayNote()),
  }),
);
/** Automatic payments of an account. */
export type Autopay = z.infer<ReturnType<typeof autopaySchema>>;

/** `POST /v1/accounts/{id}/autopay-previews` */
export const autopayPreviewSchema = lazy(() =>
  z.object({
    /** The payments that come next, at most three. */
    upcoming: z.array(autopayDebitSchema()),
    /** The one that clears the account; null where none in sight does. */
    last: z.nullable(autopayDebitSchema()),
    /** The text to agree to. */
    authorization: z.string(),
    notes: z.array(autopayNote()),
  }),
);
/** What automatic payments would do. */
export type AutopayPreview = z.infer<ReturnType<typeof autopayPreviewSchema>>;
