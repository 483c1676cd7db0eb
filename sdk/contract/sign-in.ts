import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { instantSchema, openEnum } from './scalars.ts';

/** Form fields of `POST /oauth/challenge`, the first step of a first-party sign-in. */
export const challengeRequestSchema = lazy(() =>
  z.object({
    response_type: z.literal('code'),
    client_id: z.string(),
    scope: z.string(),
    code_challenge: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
    code_challenge_method: z.literal('S256'),
    username: z.string().check(z.minLength(1), z.maxLength(128)),
    password: z.string().check(z.minLength(1), z.maxLength(128)),
  }),
);
/** The form of a first-party sign-in. */
export type ChallengeRequest = z.infer<ReturnType<typeof challengeRequestSchema>>;

/** The password was right: a code to redeem at `/oauth/token` within 60 s, by the same proof key. */
export const challengeSuccessSchema = lazy(() => z.object({ authorization_code: z.string() }));

/** A further step asked of the customer; steps are kept by `auth_session` for 10 minutes. */
export const signInChallengeSchema = lazy(() =>
  z.object({ kind: openEnum(['captcha', 'email_code', 'totp', 'passkey']) }),
);
/** A further step that is asked of the customer. */
export type SignInChallenge = z.infer<ReturnType<typeof signInChallengeSchema>>;

/** A failure under `/oauth`, in OAuth's error form (RFC 6749 section 5.2) and a few fields of ours. */
export const oauthErrorSchema = lazy(() =>
  z.object({
    error: z.string(),
    error_description: z.optional(z.string()),
    auth_session: z.optional(z.string()),
    challenge: z.optional(signInChallengeSchema()),
    locked_until: z.optional(instantSchema()),
    retry_after: z.optional(z.int()),
    request_id: z.optional(z.string()),
  }),
);
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
