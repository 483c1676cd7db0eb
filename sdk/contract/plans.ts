import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import {
  countSchema,
  dateSchema,
  instantSchema,
  moneySchema,
  openEnum,
  pageSchema,
} from './scalars.ts';

const kinds = ['due_date', 'extension', 'hardship'] as const;

/** Why something cannot be asked for, or was not agreed to. */
const reasonCode = lazy(() =>
  openEnum([
    'account_paid_off',
    'payoff_scheduled',
    'change_pending',
    'past_due',
    'too_new',
    'changed_recently',
    'loan_only',
    'nothing_to_move',
    'change_ahead',
    'instalment_paid',
    'not_supported',
    'co_borrower_declined',
  ]),
);

/** `GET /v1/accounts/{id}/plan-options` */
export const planOptionsSchema = lazy(() =>
  z.object({
    accountId: z.string(),
    asOf: dateSchema(),
    options: z.array(
      z.object({
        kind: openEnum(kinds),
        eligible: z.boolean(),
        /** Why not; none where it is eligible. `until` is the day from which that no longer holds. */
        reasons: z.array(z.object({ code: reasonCode(), until: z.nullable(dateSchema()) })),
        /** Days of the month for `due_date`, numbers of months for the others. */
        choices: z.array(z.int()),
      }),
    ),
  }),
);
/** What can be changed of an account's plan, and why not where it cannot. */
export type PlanOptions = z.infer<ReturnType<typeof planOptionsSchema>>;
/** One thing that can be changed, or not. */
export type PlanOption = PlanOptions['options'][number];

/** `POST /v1/accounts/{id}/plan-changes`, and what a preview tries out. */
export const planInputSchema = lazy(() =>
  z.object({
    kind: z.enum(kinds),
    /** One of the option's `choices`. */
    choice: z.int().check(z.minimum(1), z.maximum(28)),
    /** In the customer's words; of `hardship`, what it is about. */
    details: z.optional(z.string().check(z.maxLength(2_000))),
    /** BCP 47: language of the agreement; the customer's own if left out. */
    locale: z.optional(z.string().check(z.maxLength(35))),
  }),
);
/** What to change of the plan. */
export type PlanInput = z.infer<ReturnType<typeof planInputSchema>>;

const datedSchema = lazy(() => z.nullable(z.object({ date: dateSchema(), amount: moneySchema() })));

/** What a change does if every instalment is paid on its due date, before and after. */
export const planEffectSchema = lazy(() =>
  z.object({
    /** Every unpaid instalment; null where there is none of the number. */
    rows: z.array(z.object({ number: countSchema(), before: datedSchema(), after: datedSchema() })),
    /** Interest until the end, beyond what it would be without the change. */
    interest: moneySchema(),
    /** Fees that are waived. */
    waived: moneySchema(),
    /** The next automatic payment without the change and with it; null where they are off. */
    autopay: z.nullable(z.object({ before: datedSchema(), after: datedSchema() })),
  }),
);
/** What a change of plan does to schedule, interest and automatic payments. */
export type PlanEffect = z.infer<ReturnType<typeof planEffectSchema>>;

const commonShape = () => ({
  kind: openEnum(kinds),
  choice: z.int(),
  effect: planEffectSchema(),
  /** The text to sign. */
  agreement: z.string(),
  /** Last day on which it can be signed. */
  expiresOn: dateSchema(),
});

/** `POST /v1/accounts/{id}/plan-previews` */
export const planPreviewSchema = lazy(() => z.object(commonShape()));
/** What a change of plan would do, and the text to sign. */
export type PlanPreview = z.infer<ReturnType<typeof planPreviewSchema>>;

/** A change of plan that was asked for. */
export const planChangeSchema = lazy(() =>
  z.object({
    id: z.string(),
    accountId: z.string(),
    ...commonShape(),
    status: openEnum([
      'awaiting_signatures',
      'in_review',
      'info_needed',
      'applied',
      'declined',
      'withdrawn',
      'expired',
    ]),
    /** Day on which it is decided at the latest; null while it is not in review. */
    decideOn: z.nullable(dateSchema()),
    /** Why it was declined. */
    reason: z.nullable(reasonCode()),
    /** Whose signatures it needs; that of the customer whose contract it is comes first. */
    signers: z.array(
      z.object({
        role: openEnum(['customer', 'co_borrower']),
        name: z.string(),
        signedAt: z.nullable(instantSchema()),
      }),
    ),
    /** What happened, oldest first. */
    events: z.array(
      z.object({
        kind: openEnum([
          'requested',
          'signed',
          'info_needed',
          'info_given',
          'approved',
          'applied',
          'declined',
          'co_borrower_declined',
          'withdrawn',
          'expired',
        ]),
        at: instantSchema(),
      }),
    ),
  }),
);
/** A change of plan that was asked for, and where it stands. */
export type PlanChange = z.infer<ReturnType<typeof planChangeSchema>>;

/** `GET /v1/accounts/{id}/plan-changes` and `GET /v1/plan-changes`, newest first */
export const planChangePageSchema = lazy(() => pageSchema(planChangeSchema()));

/** `POST /v1/plan-changes/{id}/signatures` */
export const planSignatureSchema = lazy(() =>
  z.object({
    /** The signer's full name as typed. */
    name: z.string().check(z.minLength(1), z.maxLength(200)),
  }),
);
/** A signature by typed name. */
export type PlanSignature = z.infer<ReturnType<typeof planSignatureSchema>>;

/** `POST /v1/plan-changes/{id}/details` */
export const planDetailsSchema = lazy(() =>
  z.object({ details: z.string().check(z.minLength(1), z.maxLength(2_000)) }),
);
/** What the lender asked for, in the customer's words. */
export type PlanDetails = z.infer<ReturnType<typeof planDetailsSchema>>;
