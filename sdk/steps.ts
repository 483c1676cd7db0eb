import { signInChallengeSchema, type SignInChallenge } from './contract/challenges.ts';
import { careRoutes as routes } from './contract/routes-care.ts';
import { stepUpResultSchema, stepUpSchema, type StepUp } from './contract/step-up.ts';
import type { PasskeyAssertion } from './contract/index.ts';
import { ContractError, SignInError } from './errors/index.ts';
import type { Attempt } from './session/attempt.ts';
import type { CallOptions, Transport } from './transport.ts';
import { validate } from './transport/validate.ts';

/** What a customer answers to a challenge of a step-up: exactly one of these. */
export type StepUpAnswer =
  /** From the e-mail or the authenticator app; spaces are ignored. */
  | { code: string }
  | { recoveryCode: string }
  /** What the browser made of the challenge's `options`. */
  | { passkey: PasskeyAssertion }
  /** Asks for another e-mail. */
  | { resend: true }
  /** Asks for another of the challenge's `others`. */
  | { use: string };

/** What a customer answers to a challenge of a sign-in: exactly one of these. */
export type SignInAnswer = StepUpAnswer | { captcha: string };

/** Where a step-up stands: passed, or asked again or for more. */
export type StepUpResult =
  { status: 'passed' } | { status: 'challenge'; challenge: SignInChallenge };

/**
 * Reads the challenge from the refusal that asks for it, and notes what goes on with it.
 *
 * @throws {@link ContractError}
 */
export function readChallenge(attempt: Attempt, { body, requestId }: SignInError): SignInChallenge {
  const challenge = validate(signInChallengeSchema(), body.challenge, requestId);
  attempt.authSession = body.auth_session;
  // After any other than this, the password has been looked at and is not sent again.
  if (challenge.kind !== 'captcha') attempt.typed = {};
  return challenge;
}

/**
 * What goes on with a sign-in: the same one, and the form to send.
 *
 * @throws {@link SignInError} `invalid_session` where nothing is under way
 */
export function answerForm(
  attempt: Attempt | undefined,
  answer: SignInAnswer,
): [Attempt, Record<string, string>] {
  if (!attempt?.authSession) throw sessionLost();
  const { recoveryCode, passkey, resend, ...rest } = answer as Partial<
    Record<'captcha' | 'code' | 'recoveryCode' | 'use', string> & {
      passkey: PasskeyAssertion;
      resend: true;
    }
  >;
  const form = {
    auth_session: attempt.authSession,
    ...('captcha' in answer ? attempt.typed : {}),
    ...rest,
    ...(recoveryCode === undefined ? {} : { recovery_code: recoveryCode }),
    ...(passkey ? { passkey: JSON.stringify(passkey) } : {}),
    ...(resend ? { resend: 'true' } : {}),
  };
  return [attempt, form];
}

/** Asks for a second factor in the session that is there. */
export function stepUp(transport: Transport, { signal }: CallOptions): Promise<StepUp> {
  return transport.post(routes.stepUps, { schema: stepUpSchema, signal });
}

/** Answers one challenge of a step-up. */
export async function answerStepUp(
  transport: Transport,
  id: string,
  input: StepUpAnswer,
  { signal }: CallOptions,
): Promise<StepUpResult> {
  const { status, challenge } = await transport.post(routes.stepUpAnswers(id), {
    input,
    schema: stepUpResultSchema,
    signal,
  });
  if (status === 'passed') return { status: 'passed' };
  if (!challenge) throw new ContractError({ path: 'challenge', reason: 'missing' });
  return { status: 'challenge', challenge };
}

function sessionLost(): SignInError {
  const error = 'invalid_session';
  return new SignInError({
    code: error,
    status: 0,
    body: { error },
    message: 'No sign-in is under way: begin again',
  });
}
