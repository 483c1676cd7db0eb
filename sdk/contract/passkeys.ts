import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { openEnum } from './scalars.ts';

/** In answers, always `public-key` so far. */
const publicKeySchema = lazy(() => openEnum(['public-key']));

const credentialIdSchema = lazy(() =>
  z.object({
    id: z.string(),
    type: publicKeySchema(),
    transports: z.optional(z.array(z.string())),
  }),
);

/** WebAuthn's `PublicKeyCredentialRequestOptionsJSON`: what a browser is asked to sign. */
export const passkeyRequestOptionsSchema = lazy(() =>
  z.object({
    challenge: z.string(),
    timeout: z.optional(z.int()),
    rpId: z.optional(z.string()),
    allowCredentials: z.optional(z.array(credentialIdSchema())),
    userVerification: z.optional(openEnum(['required', 'preferred', 'discouraged'])),
  }),
);
/** What a browser is asked to sign with a passkey; members as in WebAuthn's JSON form. */
export type PasskeyRequestOptions = z.infer<ReturnType<typeof passkeyRequestOptionsSchema>>;

/** WebAuthn's `PublicKeyCredentialCreationOptionsJSON`: what a new passkey is to be like. */
export const passkeyCreationOptionsSchema = lazy(() =>
  z.object({
    challenge: z.string(),
    rp: z.object({ name: z.string(), id: z.optional(z.string()) }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    pubKeyCredParams: z.array(z.object({ type: publicKeySchema(), alg: z.int() })),
    timeout: z.optional(z.int()),
    excludeCredentials: z.optional(z.array(credentialIdSchema())),
    authenticatorSelection: z.optional(
      z.object({
        authenticatorAttachment: z.optional(openEnum(['platform', 'cross-platform'])),
        residentKey: z.optional(openEnum(['required', 'preferred', 'discouraged'])),
        requireResidentKey: z.optional(z.boolean()),
        userVerification: z.optional(openEnum(['required', 'preferred', 'discouraged'])),
      }),
    ),
    attestation: z.optional(openEnum(['none', 'indirect', 'direct', 'enterprise'])),
  }),
);
/** What a new passkey is to be like; members as in WebAuthn's JSON form. */
export type PasskeyCreationOptions = z.infer<ReturnType<typeof passkeyCreationOptionsSchema>>;

/** No encoded part of a passkey's answer is longer than this many characters. */
const longest = 8_192;

/** Any object; the platform's own type for it has no index signature, so `object` it is. */
const extensionResultsSchema = lazy(() => {
  const schema: unknown = z.record(z.string(), z.unknown());
  return schema as z.ZodMiniType<object, object>;
});

const encodedSchema = lazy(() =>
  z.string().check(z.maxLength(longest), z.regex(/^[A-Za-z0-9_-]*$/)),
);

/** Members that every answer of a passkey has. */
const credentialMembers = lazy(() => ({
  id: encodedSchema(),
  rawId: encodedSchema(),
  type: z.literal('public-key'),
  authenticatorAttachment: z.optional(z.nullable(z.string())),
  clientExtensionResults: extensionResultsSchema(),
}));

/** WebAuthn's `AuthenticationResponseJSON`: a signature made with a passkey. */
export const passkeyAssertionSchema = lazy(() =>
  z.object({
    ...credentialMembers(),
    response: z.object({
      clientDataJSON: encodedSchema(),
      authenticatorData: encodedSchema(),
      signature: encodedSchema(),
      userHandle: z.optional(z.nullable(encodedSchema())),
    }),
  }),
);
/** A signature made with a passkey; members as in WebAuthn's JSON form. */
export type PasskeyAssertion = z.infer<ReturnType<typeof passkeyAssertionSchema>>;

/** WebAuthn's `RegistrationResponseJSON`: a passkey that was just made. */
export const passkeyAttestationSchema = lazy(() =>
  z.object({
    ...credentialMembers(),
    response: z.object({
      clientDataJSON: encodedSchema(),
      attestationObject: encodedSchema(),
      transports: z.optional(z.array(z.string().check(z.maxLength(40)))),
    }),
  }),
);
/** A passkey that was just made; members as in WebAuthn's JSON form. */
export type PasskeyAttestation = z.infer<ReturnType<typeof passkeyAttestationSchema>>;
