import * as z from 'zod/mini';
import { isCardToken } from './card-token.ts';
import { lazy } from './lazy.ts';
import { countSchema, dateSchema, moneySchema, openEnum, pageSchema } from './scalars.ts';

/** What depends on a method: it cannot be removed before that is cancelled or moved. */
export const methodUseSchema = lazy(() =>
  z.object({
    kind: openEnum(['autopay', 'scheduled_payment']),
    accountId: z.string(),
    /** The payment, its amount and its date; null for automatic payments. */
    paymentId: z.nullable(z.string()),
    amount: z.nullable(moneySchema()),
    date: z.nullable(dateSchema()),
  }),
);
/** What depends on a method. */
export type MethodUse = z.infer<ReturnType<typeof methodUseSchema>>;

/** A bank account or a card to pay from, masked everywhere. */
export const paymentMethodSchema = lazy(() =>
  z.object({
    id: z.string(),
    kind: openEnum(['us_bank_account', 'iban', 'card']),
    /** Name of the bank, or null where it is not known. */
    bankName: z.nullable(z.string()),
    accountType: z.nullable(openEnum(['checking', 'savings'])),
    last4: z.string(),
    nickname: z.nullable(z.string()),
    status: openEnum(['verified', 'unverified']),
    isDefault: z.boolean(),
    /** Where the check by two small deposits stands; null where there is none. */
    verification: z.nullable(
      z.object({
        /** `pending` can be answered; after the others the method is removed and added again. */
        status: openEnum(['pending', 'locked', 'expired', 'failed']),
        /** Business day by which the bank shows the deposits. */
        depositsBy: dateSchema(),
        /** Last day on which the amounts can be told. */
        expiresOn: dateSchema(),
        triesLeft: countSchema(),
      }),
    ),
    usedBy: z.array(methodUseSchema()),
  }),
);
/** A bank account or a card to pay from, masked. */
export type PaymentMethod = z.infer<ReturnType<typeof paymentMethodSchema>>;

/** `GET /v1/payment-methods`; the default comes first. */
export const paymentMethodPageSchema = lazy(() => pageSchema(paymentMethodSchema()));

/** A customer's own name for a method. Nine digits in a row are an account's number, not a name. */
const nicknameSchema = lazy(() =>
  z.string().check(z.minLength(1), z.maxLength(40), z.regex(/^(?!.*(?:\d[ -]?){9})/)),
);

/** `POST /v1/payment-methods`. Numbers may hold spaces; the server strips them. */
export const paymentMethodInputSchema = lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('us_bank_account'),
      /** Nine digits with a valid ABA checksum. */
      routingNumber: z.string().check(z.maxLength(20)),
      /** 4 to 17 digits. */
      accountNumber: z.string().check(z.maxLength(34)),
      accountType: z.enum(['checking', 'savings']),
      nickname: z.optional(nicknameSchema()),
    }),
    z.object({
      kind: z.literal('iban'),
      /** ISO 13616, with valid check digits. */
      iban: z.string().check(z.maxLength(50)),
      nickname: z.optional(nicknameSchema()),
    }),
    z.object({
      kind: z.literal('card'),
      /** From the card processor's own field; never a number. */
      token: z
        .string()
        .check(z.maxLength(104), z.regex(/^tok_\w+$/, { abort: true }), z.refine(isCardToken)),
      nickname: z.optional(nicknameSchema()),
    }),
  ]),
);
/** A bank account as the customer types it, or a card as its processor names it. */
export type PaymentMethodInput = z.infer<ReturnType<typeof paymentMethodInputSchema>>;

/** `PATCH /v1/payment-methods/{id}`: at least one of its members. */
export const paymentMethodChangeSchema = lazy(() =>
  z
    .object({
      /** Null takes the name away. */
      nickname: z.optional(z.nullable(nicknameSchema())),
      /** Another one stops being the default. */
      isDefault: z.optional(z.literal(true)),
    })
    .check(
      z.refine((change) => Object.values(change).some((one) => one !== undefined), {
        path: ['nickname'],
      }),
    ),
);
/** What to change of a method. */
export type PaymentMethodChange = z.infer<ReturnType<typeof paymentMethodChangeSchema>>;

/** `POST /v1/payment-methods/{id}/verifications` */
export const methodVerificationInputSchema = lazy(() =>
  z.object({
    /** The two deposits in minor units, in either order. */
    amounts: z
      .array(z.int().check(z.minimum(1), z.maximum(99)))
      .check(z.minLength(2), z.maxLength(2)),
  }),
);
