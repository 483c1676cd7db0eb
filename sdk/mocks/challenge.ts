import {
  type ChallengeAnswerRequest,
  challengeAnswerRequestSchema,
  challengeRequestSchema,
  type PasskeyAssertion,
  passkeySignInRequestSchema,
} from '../contract/index.ts';
import type { PersonaData } from './personas.ts';
import { checked } from './request.ts';
import { type Answer, Refusal } from './respond.ts';
import {
  challengeOf,
  type FactorAnswer,
  factorsOf,
  isRight,
  newSecurity,
  ownerOf,
} from './second-factors.ts';
import type { World } from './world.ts';

const ATTEMPTS = 5;
/** Wrong passwords until a captcha is asked. */
const CAPTCHA_AFTER = 3;

/** A sign-in that waits for an answer. */
export interface MockStep {
  kind: string;
  clientId: string;
  scope: string;
  /** Who it is, once the password was right. */
  persona: PersonaData | undefined;
  left: number;
}

interface Credentials {
  username: string;
  password: string;
  device_proof?: string | undefined;
}

/** `POST /oauth/challenge`: any persona, by its user ID and password, and by what is asked then. */
export function challenge(world: World, form: Record<string, string>): Answer {
  if ('auth_session' in form) return goOn(world, checked(challengeAnswerRequestSchema(), form));
  if ('passkey' in form) {
    const { client_id: clientId, scope } = checked(passkeySignInRequestSchema(), form);
    const step: MockStep = {
      kind: 'passkey',
      clientId,
      scope,
      persona: undefined,
      left: ATTEMPTS,
    };
    return ask(world, world.nextId('auth'), step);
  }
  const request = checked(challengeRequestSchema(), form);
  const { client_id: clientId, scope } = request;
  const step: MockStep = { kind: 'captcha', clientId, scope, persona: undefined, left: ATTEMPTS };
  if (world.securityOf(request.username).failures >= CAPTCHA_AFTER) {
    return ask(world, world.nextId('auth'), step);
  }
  return checkPassword(world, world.nextId('auth'), step, request);
}

function goOn(world: World, form: ChallengeAnswerRequest): Answer {
  const { auth_session: id, use, resend, username, password } = form;
  const step = world.steps.get(id);
  if (!step) throw new Refusal(400, 'invalid_session');
  const { persona } = step;
  const security = persona ? world.securityOf(persona.userId) : newSecurity(undefined);
  if (use !== undefined) {
    if (!factorsOf(security).includes(use)) throw new Refusal(400, 'invalid_request');
    return ask(world, id, { ...step, kind: use });
  }
  if (resend) return ask(world, id, step);
  const answer = answerOf(form);
  const owner = step.kind === 'passkey' ? ownerOf(world, answer.passkey ?? '') : persona;
  const right = isRight(step.kind, answer, owner ? world.securityOf(owner.userId) : security);
  if (!right || (persona && owner !== persona)) return askAgain(world, id, step);
  if (step.kind !== 'captcha') return accept(world, id, { ...step, persona: owner }, true);
  if (username === undefined || password === undefined) throw new Refusal(400, 'invalid_request');
  return checkPassword(world, id, step, { ...form, username, password });
}

function checkPassword(
  world: World,
  id: string,
  step: MockStep,
  { username, password, device_proof: proof }: Credentials,
): Answer {
  world.steps.delete(id);
  const persona = world.personas.get(username);
  const security = world.securityOf(username);
  if (!persona || password !== world.passwordOf(username)) {
    security.failures += 1;
    throw new Refusal(400, 'invalid_grant');
  }
  if (persona.lockedUntil) {
    throw new Refusal(403, 'access_denied', { locked_until: persona.lockedUntil });
  }
  const [kind] = factorsOf(security);
  const known = proof !== undefined && security.devices.length > 0 && security.failures === 0;
  if (kind === undefined || known) return accept(world, id, { ...step, persona }, false);
  return ask(world, id, { ...step, kind, persona });
}

function accept(
  world: World,
  id: string,
  { persona, clientId, scope }: MockStep,
  steppedUp: boolean,
): Answer {
  world.steps.delete(id);
  if (!persona) throw new Refusal(400, 'invalid_session');
  world.securityOf(persona.userId).failures = 0;
  const code = world.nextId('code');
  world.codes.set(code, { userId: persona.userId, clientId, scope, steppedUp });
  return { status: 200, body: { authorization_code: code } };
}

function ask(world: World, id: string, step: MockStep, more: object = {}): never {
  world.steps.set(id, step);
  const { kind, persona } = step;
  const others = persona ? factorsOf(world.securityOf(persona.userId)) : [];
  throw new Refusal(403, 'insufficient_authorization', {
    auth_session: id,
    challenge: { ...challengeOf(kind, persona?.userId, others), ...more },
  });
}

function askAgain(world: World, id: string, step: MockStep): never {
  const left = step.left - 1;
  if (left === 0) {
    world.steps.delete(id);
    throw new Refusal(400, 'invalid_session');
  }
  return ask(world, id, { ...step, left }, { wrong: true, attemptsLeft: left });
}

function answerOf({
  captcha,
  code,
  recovery_code: recoveryCode,
  passkey,
}: ChallengeAnswerRequest): FactorAnswer {
  return {
    captcha,
    code,
    recoveryCode,
    passkey: passkey === undefined ? undefined : idOf(passkey),
  };
}

function idOf(text: string): string {
  try {
    return (JSON.parse(text) as PasskeyAssertion).id;
  } catch {
    throw new Refusal(400, 'invalid_request');
  }
}
