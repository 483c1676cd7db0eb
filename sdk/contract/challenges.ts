import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { passkeyRequestOptionsSchema } from './passkeys.ts';
import { countSchema, instantSchema, openEnum } from './scalars.ts';

/** ALTCHA's proof of work: find the number whose hash with `salt` is `challenge`. */
const altchaSchema = lazy(() =>
  z.object({
    algorithm: z.string(),
    challenge: z.string(),
    salt: z.string(),
    signature: z.string(),
    /** The number is not above it. */
    maxnumber: countSchema(),
  }),
);

/** What a further step may ask for. */
const challengeKindSchema = lazy(() =>
  openEnum(['captcha', 'email_code', 'totp', 'passkey', 'recovery_code']),
);

/** A further step asked of the customer, of a sign-in or a step-up; which members it has goes by `kind`. */
export const signInChallengeSchema = lazy(() =>
  z.object({
    kind: challengeKindSchema(),
    /** Whether this is asked again because the last answer was wrong. */
    wrong: z.optional(z.boolean()),
    /** Wrong answers that are left until it has to begin again. */
    attemptsLeft: z.optional(countSchema()),
    /** Other ways that this customer has, to be asked for with `use`. */
    others: z.optional(z.array(challengeKindSchema())),
    /** Of `captcha`. */
    altcha: z.optional(altchaSchema()),
    /** Of `email_code`: the address, masked. */
    sentTo: z.optional(z.string()),
    /** Of `email_code`: digits of the code. */
    length: z.optional(countSchema()),
    /** Of `email_code`: from when on a new code can be sent. */
    resendAt: z.optional(instantSchema()),
    /** Of `passkey`: what to hand to the browser. */
    options: z.optional(passkeyRequestOptionsSchema()),
  }),
);
/** A further step that is asked of the customer. */
export type SignInChallenge = z.infer<ReturnType<typeof signInChallengeSchema>>;
