import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { passkeyAttestationSchema, passkeyCreationOptionsSchema } from './passkeys.ts';
import { countSchema, instantSchema, openEnum } from './scalars.ts';

/** A second factor, or a passkey that takes the place of the password. */
export const authenticatorSchema = lazy(() =>
  z.object({
    id: z.string(),
    kind: openEnum(['email_code', 'totp', 'passkey']),
    /** As the customer called it, or the masked address. */
    name: z.string(),
    createdAt: instantSchema(),
    lastUsedAt: z.nullable(instantSchema()),
  }),
);
/** A second factor or a passkey. */
export type Authenticator = z.infer<ReturnType<typeof authenticatorSchema>>;

/** `GET /v1/authenticators` */
export const authenticatorPageSchema = lazy(() =>
  z.object({
    items: z.array(authenticatorSchema()),
    nextCursor: z.nullable(z.string()),
    recoveryCodesLeft: countSchema(),
  }),
);
/** All of a customer's authenticators, and how many recovery codes are left. */
export type AuthenticatorPage = z.infer<ReturnType<typeof authenticatorPageSchema>>;

/** `POST /v1/authenticators/totp`: what an authenticator app has to be given. */
export const totpEnrolmentSchema = lazy(() =>
  z.object({
    id: z.string(),
    /** Base32, to be typed. */
    secret: z.string(),
    /** `otpauth:` address, to be shown as a QR code. */
    uri: z.string(),
  }),
);
/** What an authenticator app has to be given. */
export type TotpEnrolment = z.infer<ReturnType<typeof totpEnrolmentSchema>>;

/** `POST /v1/authenticators/totp/{id}/confirmations`: a code from the app; spaces are ignored. */
export const totpConfirmationInputSchema = lazy(() =>
  z.object({ code: z.string().check(z.minLength(1), z.maxLength(32)) }),
);

/** `POST /v1/authenticators/passkeys`: what the browser has to be given. */
export const passkeyEnrolmentSchema = lazy(() =>
  z.object({ id: z.string(), options: passkeyCreationOptionsSchema() }),
);
/** What the browser has to be given to make a passkey. */
export type PasskeyEnrolment = z.infer<ReturnType<typeof passkeyEnrolmentSchema>>;

/** `POST /v1/authenticators/passkeys/{id}/confirmations` */
export const passkeyConfirmationInputSchema = lazy(() =>
  z.object({
    credential: passkeyAttestationSchema(),
    /** What to call it. */
    name: z.string().check(z.minLength(1), z.maxLength(60)),
  }),
);
/** A passkey that was made, and what to call it. */
export type PasskeyConfirmationInput = z.infer<ReturnType<typeof passkeyConfirmationInputSchema>>;

/** Recovery codes, shown this once; empty where there are some already. */
export const recoveryCodesSchema = lazy(() => z.object({ recoveryCodes: z.array(z.string()) }));
/** Recovery codes, shown this once. */
export type RecoveryCodes = z.infer<ReturnType<typeof recoveryCodesSchema>>;
