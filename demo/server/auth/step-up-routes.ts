import { Hono } from 'hono';
import type * as z from 'zod/mini';
import { routes, stepUpAnswerSchema } from '../../../sdk/contract/index.ts';
import type { AppEnv, Middleware } from '../http/env.ts';
import { readJson } from '../http/json.ts';
import { ProblemError } from '../http/problem.ts';
import type { Clock } from '../sandbox/clock.ts';
import type { FactorAnswer } from './answers.ts';
import { recentSeconds, type StepUps } from './step-ups.ts';

/** What is answered where a recent second factor is asked for (RFC 9470, section 3). */
export function stepUpRequired(): ProblemError {
  const challenge = `DPoP error="insufficient_user_authentication", acr_values="urn:fs-central:acr:2", max_age=${recentSeconds}`;
  return new ProblemError(401, 'step_up_required', { headers: { 'www-authenticate': challenge } });
}

/** Stands behind `authenticate`: lets through who has shown a second factor of late, if one is asked. */
export function createRequireRecent(stepUps: StepUps): Middleware {
  return async (c, next) => {
    if (await stepUps.isNeeded(c.get('session'))) throw stepUpRequired();
    await next();
  };
}

/** `/v1/step-ups`: shows a second factor in a session that is under way. */
export function createStepUpRoutes(options: {
  readonly stepUps: StepUps;
  readonly signedIn: Middleware;
  readonly clock: Clock;
}): Hono<AppEnv> {
  const { stepUps, signedIn, clock } = options;
  const locked = (until: Date) =>
    new ProblemError(429, 'rate_limited', {
      retryAfter: Math.max(1, Math.ceil((until.getTime() - clock.now().getTime()) / 1000)),
    });
  return new Hono<AppEnv>()
    .post(routes.stepUps, signedIn, async (c) => {
      const begun = await stepUps.begin(c.get('session'));
      if (begun.status === 'locked') throw locked(begun.until);
      return c.json({ id: begun.id, challenge: begun.challenge }, 201);
    })
    .post(`${routes.stepUps}/:id/answers`, signedIn, async (c) => {
      const answer = answerOf(await readJson(c, stepUpAnswerSchema()));
      const outcome = await stepUps.answer(c.get('session'), c.req.param('id'), answer);
      switch (outcome.status) {
        case 'passed':
          return c.json({ status: 'passed' });
        case 'challenge':
          return c.json({ status: 'challenge', challenge: outcome.challenge });
        case 'misplaced':
          throw new ProblemError(400, 'invalid_request');
        case 'locked':
          throw outcome.now ? new ProblemError(404, 'not_found') : locked(outcome.until);
        case 'over':
          throw new ProblemError(404, 'not_found');
      }
    });
}

function answerOf(input: z.infer<ReturnType<typeof stepUpAnswerSchema>>): FactorAnswer {
  if (input.code !== undefined) return { kind: 'code', value: input.code };
  if (input.recoveryCode !== undefined) {
    return { kind: 'recovery_code', value: input.recoveryCode };
  }
  if (input.passkey !== undefined) return { kind: 'passkey', value: JSON.stringify(input.passkey) };
  if (input.use !== undefined) return { kind: 'use', value: input.use };
  return { kind: 'resend' };
}
