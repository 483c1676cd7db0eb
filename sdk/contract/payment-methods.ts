import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { openEnum, pageSchema } from './scalars.ts';

/** A bank account to pay from, masked everywhere. */
export const paymentMethodSchema = lazy(() =>
  z.object({
    id: z.string(),
    kind: openEnum(['us_bank_account', 'iban']),
    /** Name of the bank, or null where it is not known. */
    bankName: z.nullable(z.string()),
    accountType: z.nullable(openEnum(['checking', 'savings'])),
    last4: z.string(),
    nickname: z.nullable(z.string()),
    status: openEnum(['verified', 'unverified']),
    isDefault: z.boolean(),
  }),
);
/** A bank account to pay from, masked. */
export type PaymentMethod = z.infer<ReturnType<typeof paymentMethodSchema>>;

/** `GET /v1/payment-methods`; the default comes first. */
export const paymentMethodPageSchema = lazy(() => pageSchema(paymentMethodSchema()));

const nicknameSchema = lazy(() => z.optional(z.string().check(z.minLength(1), z.maxLength(40))));

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
      nickname: nicknameSchema(),
    }),
    z.object({
      kind: z.literal('iban'),
      /** ISO 13616, with valid check digits. */
      iban: z.string().check(z.maxLength(50)),
      nickname: nicknameSchema(),
    }),
  ]),
);
/** A bank account as the customer types it. */
export type PaymentMethodInput = z.infer<ReturnType<typeof paymentMethodInputSchema>>;
