import * as z from 'zod/mini';
import { signInChallengeSchema } from './challenges.ts';
import { lazy } from './lazy.ts';
import { instantSchema } from './scalars.ts';

const userIdSchema = lazy(() => z.string().check(z.minLength(1), z.maxLength(128)));
/** 128 characters, counted as the rules for new passwords count them: after NFKC, and whole ones. */
const passwordSchema = lazy(() =>
  z.string().check(
    z.minLength(1),
    z.maxLength(1_024),
    z.refine((text) => [...text.normalize('NFKC')].length <= 128),
  ),
);

/** What every first request of a sign-in names: the code it asks for. */
const codeMembers = lazy(() => ({
  response_type: z.literal('code'),
  client_id: z.string(),
  scope: z.string(),
  code_challenge: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  code_challenge_method: z.literal('S256'),
  /** Shows that this browser is known: a JWS of `typ` `fs-device+jwt`. A bad one is no error. */
  device_proof: z.optional(z.string().check(z.maxLength(4_096))),
}));

/** Form fields of `POST /oauth/challenge`, the first step of a first-party sign-in. */
export const challengeRequestSchema = lazy(() =>
  z.object({
    ...codeMembers(),
    username: userIdSchema(),
    password: passwordSchema(),
  }),
);
/** The form of a first-party sign-in. */
export type ChallengeRequest = z.infer<ReturnType<typeof challengeRequestSchema>>;

/** Form fields of `POST /oauth/challenge`, where a passkey takes the place of user ID and password. */
export const passkeySignInRequestSchema = lazy(() =>
  z.object({ ...codeMembers(), passkey: z.literal('begin') }),
);
/** The form of a sign-in with a passkey alone. */
export type PasskeySignInRequest = z.infer<ReturnType<typeof passkeySignInRequestSchema>>;

/**
 * Form fields of `POST /oauth/challenge`, to go on with a sign-in: exactly one answer, and with
 * `captcha` user ID and password again.
 */
export const challengeAnswerRequestSchema = lazy(() =>
  z.object({
    client_id: z.string(),
    auth_session: z.string().check(z.minLength(1), z.maxLength(200)),
    /** ALTCHA's payload, base64. */
    captcha: z.optional(z.string().check(z.maxLength(4_096))),
    username: z.optional(userIdSchema()),
    password: z.optional(passwordSchema()),
    /** From the e-mail or the authenticator app; spaces are ignored. */
    code: z.optional(z.string().check(z.maxLength(32))),
    recovery_code: z.optional(z.string().check(z.maxLength(64))),
    /** WebAuthn's `AuthenticationResponseJSON`, as text. */
    passkey: z.optional(z.string().check(z.maxLength(16_384))),
    /** Asks for another e-mail. */
    resend: z.optional(z.literal('true')),
    /** Asks for another of the challenge's `others`. */
    use: z.optional(z.string().check(z.maxLength(32))),
    device_proof: z.optional(z.string().check(z.maxLength(4_096))),
  }),
);
/** The form of a further step. */
export type ChallengeAnswerRequest = z.infer<ReturnType<typeof challengeAnswerRequestSchema>>;

/** Any form that `POST /oauth/challenge` takes. */
export const challengeFormSchema = lazy(() =>
  z.union([challengeRequestSchema(), passkeySignInRequestSchema(), challengeAnswerRequestSchema()]),
);

/** The password was right: a code to redeem at `/oauth/token` within 60 s, by the same proof key. */
export const challengeSuccessSchema = lazy(() => z.object({ authorization_code: z.string() }));

const refusalMembers = lazy(() => ({
  error: z.string(),
  error_description: z.optional(z.string()),
  auth_session: z.optional(z.string()),
  locked_until: z.optional(instantSchema()),
  retry_after: z.optional(z.int()),
  request_id: z.optional(z.string()),
}));

/** A failure under `/oauth`, in OAuth's error form (RFC 6749 section 5.2) and a few fields of ours. */
export const oauthErrorSchema = lazy(() =>
  z.object({ ...refusalMembers(), challenge: z.optional(signInChallengeSchema()) }),
);

/** The same without the challenge: what describes one is loaded where one is asked. */
export const oauthRefusalSchema = lazy(() => z.object(refusalMembers()));

/** An answer under `/oauth` that says no, in OAuth's form. */
export type OAuthErrorBody = z.infer<ReturnType<typeof oauthErrorSchema>>;

/** What `POST /oauth/token` answers; `expires_in` is in seconds. */
export const tokenResponseSchema = lazy(() =>
  z.object({
    access_token: z.string(),
    token_type: z.string(),
    expires_in: z.int(),
    refresh_token: z.optional(z.string()),
    scope: z.optional(z.string()),
  }),
);
/** Tokens, as the token endpoint gives them. */
export type TokenResponse = z.infer<ReturnType<typeof tokenResponseSchema>>;
