import * as z from 'zod/mini';
import { signInChallengeSchema } from './challenges.ts';
import { lazy } from './lazy.ts';
import { passkeyAssertionSchema } from './passkeys.ts';
import { openEnum } from './scalars.ts';

/** `POST /v1/step-ups`: a second factor asked of a customer who is signed in (RFC 9470). */
export const stepUpSchema = lazy(() =>
  z.object({ id: z.string(), challenge: signInChallengeSchema() }),
);
/** A second factor that is asked of a signed-in customer. */
export type StepUp = z.infer<ReturnType<typeof stepUpSchema>>;

/** `POST /v1/step-ups/{id}/answers`: exactly one of its members. */
export const stepUpAnswerSchema = lazy(() =>
  z
    .object({
      /** From the e-mail or the authenticator app; spaces are ignored. */
      code: z.optional(z.string().check(z.maxLength(32))),
      recoveryCode: z.optional(z.string().check(z.maxLength(64))),
      passkey: z.optional(passkeyAssertionSchema()),
      /** Asks for another e-mail. */
      resend: z.optional(z.literal(true)),
      /** Asks for another of the challenge's `others`. */
      use: z.optional(z.string().check(z.maxLength(32))),
    })
    .check(
      z.refine((answer) => Object.values(answer).filter((one) => one !== undefined).length === 1, {
        path: ['code'],
      }),
    ),
);

/** What an answer to a step-up comes to; the next challenge unless it `passed`. */
export const stepUpResultSchema = lazy(() =>
  z.object({
    status: openEnum(['passed', 'challenge']),
    challenge: z.optional(signInChallengeSchema()),
  }),
);
