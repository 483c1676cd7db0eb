import { stepUpAnswerSchema } from '../contract/index.ts';
import { readBody } from './request.ts';
import { type Answer, Refusal } from './respond.ts';
import { challengeOf, factorsOf, isRight } from './second-factors.ts';
import type { MockSession, World } from './world.ts';

/** A step-up that waits for an answer. */
export interface MockStepUp {
  kind: string;
  left: number;
}

/**
 * Lets through who has no second factor, or has shown it in this session.
 *
 * @throws Refusal 401 `step_up_required`
 */
export function requireRecent(world: World, { persona, steppedUp }: MockSession): void {
  if (steppedUp || factorsOf(world.securityOf(persona.userId)).length === 0) return;
  throw new Refusal(401, 'step_up_required');
}

/** `POST /v1/step-ups`; who has no second factor is asked for a code by e-mail. */
export function stepUp(world: World, session: MockSession): Answer {
  const [kind = 'email_code'] = factorsOf(world.securityOf(session.persona.userId));
  const id = world.nextId('step');
  session.stepUps.set(id, { kind, left: 5 });
  return { status: 201, body: { id, challenge: challenge(world, session, kind) } };
}

/** `POST /v1/step-ups/{id}/answers` */
export async function answerStepUp(
  world: World,
  session: MockSession,
  request: Request,
  id = '',
): Promise<Answer> {
  const { use, resend, passkey, ...answer } = await readBody(request, stepUpAnswerSchema());
  const step = session.stepUps.get(id);
  if (!step) throw new Refusal(404, 'not_found');
  const security = world.securityOf(session.persona.userId);
  if (use !== undefined) {
    if (!factorsOf(security).includes(use)) throw new Refusal(400, 'invalid_request');
    step.kind = use;
  }
  if (use !== undefined || resend) return asked(challenge(world, session, step.kind));
  if (isRight(step.kind, { ...answer, passkey: passkey?.id }, security)) {
    session.stepUps.delete(id);
    session.steppedUp = true;
    return { status: 200, body: { status: 'passed' } };
  }
  step.left -= 1;
  if (step.left === 0) {
    session.stepUps.delete(id);
    throw new Refusal(404, 'not_found');
  }
  const again = challenge(world, session, step.kind);
  return asked({ ...again, wrong: true, attemptsLeft: step.left });
}

function asked(challenge: object): Answer {
  return { status: 200, body: { status: 'challenge', challenge } };
}

function challenge(world: World, { persona }: MockSession, kind: string) {
  return challengeOf(kind, persona.userId, factorsOf(world.securityOf(persona.userId)));
}
