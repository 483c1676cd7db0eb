import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { countSchema, dateSchema, instantSchema, openEnum } from './scalars.ts';

const userIdSchema = lazy(() => z.string().check(z.minLength(1), z.maxLength(128)));
/** Longer ones than the rules allow come through, to be refused with a reason. */
const newPasswordSchema = lazy(() => z.string().check(z.minLength(1), z.maxLength(1_024)));
const tokenSchema = lazy(() => z.string().check(z.minLength(1), z.maxLength(200)));

/** The empty object: an answer that says the same whatever was found. */
export const acknowledgementSchema = lazy(() => z.object({}));

/** A secret from a mail's link; it travels in bodies alone. */
export const linkInputSchema = lazy(() => z.object({ token: tokenSchema() }));

/** `POST /v1/password-resets` */
export const passwordResetInputSchema = lazy(() => z.object({ userId: userIdSchema() }));

/** `POST /v1/password-resets/inspections` */
export const passwordResetInspectionSchema = lazy(() =>
  z.object({
    expiresAt: instantSchema(),
    /** Characters that the new password needs at least. */
    minimumLength: countSchema(),
  }),
);
/** A link to choose a new password with. */
export type PasswordResetInspection = z.infer<ReturnType<typeof passwordResetInspectionSchema>>;

/** `POST /v1/password-resets/confirmations` */
export const passwordResetConfirmationInputSchema = lazy(() =>
  z.object({ token: tokenSchema(), password: newPasswordSchema() }),
);
/** A new password, with the secret of the link. */
export type PasswordResetConfirmationInput = z.infer<
  ReturnType<typeof passwordResetConfirmationInputSchema>
>;

/** `POST /v1/invitations/inspections` */
export const invitationInspectionSchema = lazy(() =>
  z.object({
    expiresAt: instantSchema(),
    /** The address it went to, masked. */
    sentTo: z.string(),
    /** What proves that the account is the customer's: `contract_last4` and one of the others. */
    proofs: z.array(openEnum(['contract_last4', 'vin_last6', 'birth_date'])),
  }),
);
/** An invitation to set up an online account. */
export type InvitationInspection = z.infer<ReturnType<typeof invitationInspectionSchema>>;

/** What shows that the account is the customer's; one of the last two. */
export const accountProofSchema = lazy(() =>
  z.object({
    contractLast4: z.string().check(z.minLength(1), z.maxLength(16)),
    vinLast6: z.optional(z.string().check(z.minLength(1), z.maxLength(32))),
    birthDate: z.optional(dateSchema()),
  }),
);
/** What shows that the account is the customer's: the contract, and the vehicle or the birth date. */
export type AccountProof = z.infer<ReturnType<typeof accountProofSchema>>;

/** `POST /v1/registrations/user-ids` */
export const userIdCheckInputSchema = lazy(() =>
  z.object({
    token: tokenSchema(),
    proof: accountProofSchema(),
    /** Left out, only the proof is looked at. */
    userId: z.optional(userIdSchema()),
  }),
);
/** A user ID to look for, with the right to ask. */
export type UserIdCheckInput = z.infer<ReturnType<typeof userIdCheckInputSchema>>;

/** Whether a user ID is free, and some that are. */
export const userIdCheckSchema = lazy(() =>
  z.object({ available: z.boolean(), suggestions: z.array(z.string()) }),
);
/** Whether a user ID is free, and some that are. */
export type UserIdCheck = z.infer<ReturnType<typeof userIdCheckSchema>>;

/** `POST /v1/registrations` */
export const registrationInputSchema = lazy(() =>
  z.object({
    token: tokenSchema(),
    proof: accountProofSchema(),
    userId: userIdSchema(),
    password: newPasswordSchema(),
    consents: z.object({
      terms: z.literal(true),
      /** Papers by e-mail and on screen, in place of post. */
      electronicDelivery: z.boolean(),
    }),
  }),
);
/** A new online account. */
export type RegistrationInput = z.infer<ReturnType<typeof registrationInputSchema>>;
