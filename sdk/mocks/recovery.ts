import {
  type AccountProof,
  linkInputSchema,
  passwordResetConfirmationInputSchema,
  passwordResetInputSchema,
  registrationInputSchema,
  userIdCheckInputSchema,
} from '../contract/index.ts';
import { personasNow } from './personas.ts';
import { readBody } from './request.ts';
import { type Answer, Refusal } from './respond.ts';
import { factorsOf } from './second-factors.ts';
import type { World } from './world.ts';

/** Tokens as mails' links would carry them; the mocks send none. */
export const mockLinks = {
  /** Resets the password of `alex.current`. */
  reset: 'mock-reset',
  /** Invites `gale.invited`. */
  invitation: 'mock-invitation',
  expired: 'mock-expired',
  used: 'mock-used',
} as const;

/** What proves that the invited customer's account is theirs. */
export const mockProof = { contractLast4: '4821', vinLast6: '000173', birthDate: '1990-04-12' };

const HOUR = 3_600_000;
const TRIES = 5;

/** `POST /v1/password-resets`: the same for everyone. */
export async function requestPasswordReset(request: Request): Promise<Answer> {
  await readBody(request, passwordResetInputSchema());
  return { status: 202, body: {} };
}

/** `POST /v1/password-resets/inspections` */
export async function inspectPasswordReset(world: World, request: Request): Promise<Answer> {
  const { token } = await readBody(request, linkInputSchema());
  checkLink(world, token, mockLinks.reset);
  return { status: 200, body: { expiresAt: later(HOUR / 2), minimumLength: shortest(world) } };
}

/** `POST /v1/password-resets/confirmations` */
export async function confirmPasswordReset(world: World, request: Request): Promise<Answer> {
  const { token, password } = await readBody(request, passwordResetConfirmationInputSchema());
  checkLink(world, token, mockLinks.reset);
  checkPassword(password, shortest(world), 'alex.current');
  world.links.set(token, 'link_used');
  world.passwords.set('alex.current', password);
  for (const { persona, record } of [...world.sessions.values()]) {
    if (persona.userId === 'alex.current') world.endSession(record.id);
  }
  return { status: 204 };
}

/** `POST /v1/invitations/inspections` */
export async function inspectInvitation(world: World, request: Request): Promise<Answer> {
  const { token } = await readBody(request, linkInputSchema());
  checkLink(world, token, mockLinks.invitation);
  const proofs = ['contract_last4', 'vin_last6', 'birth_date'];
  return {
    status: 200,
    body: { expiresAt: later(24 * HOUR), sentTo: 'g•••@mail.example', proofs },
  };
}

/** `POST /v1/invitations/renewals`: the same for every token. */
export async function renewInvitation(request: Request): Promise<Answer> {
  await readBody(request, linkInputSchema());
  return { status: 202, body: {} };
}

/** `POST /v1/registrations/user-ids` */
export async function checkUserId(world: World, request: Request): Promise<Answer> {
  const { token, proof, userId } = await readBody(request, userIdCheckInputSchema());
  checkLink(world, token, mockLinks.invitation);
  checkProof(world, proof);
  const available = userId !== undefined && !world.personas.has(userId);
  if (userId === undefined) return { status: 200, body: { available, suggestions: [] } };
  const suggestions = available ? [] : [`${userId}.2`, `${userId}.3`];
  return { status: 200, body: { available, suggestions } };
}

/** `POST /v1/registrations` */
export async function register(world: World, request: Request): Promise<Answer> {
  const { token, proof, userId, password } = await readBody(request, registrationInputSchema());
  checkLink(world, token, mockLinks.invitation);
  checkProof(world, proof);
  if (world.personas.has(userId)) throw refusal('user_id_taken', '/userId');
  checkPassword(password, 15, userId);
  world.links.set(token, 'link_used');
  world.passwords.set(userId, password);
  world.personas.set(userId, {
    userId,
    lockedUntil: null,
    challenge: null,
    accounts: [],
    methods: [],
  });
  return { status: 201, body: {} };
}

function checkLink(world: World, token: string, good: string): void {
  if (token === mockLinks.expired) throw new Refusal(410, 'link_expired');
  if (token === mockLinks.used) throw new Refusal(410, 'link_used');
  if (token !== good) throw new Refusal(404, 'link_unknown');
  const ended = world.links.get(token);
  if (ended) throw new Refusal(410, ended);
}

function checkProof(world: World, { contractLast4, vinLast6, birthDate }: AccountProof): void {
  const right =
    contractLast4 === mockProof.contractLast4 &&
    (vinLast6 === mockProof.vinLast6 || birthDate === mockProof.birthDate);
  if (right) return;
  world.wrongProofs += 1;
  if (world.wrongProofs < TRIES) throw refusal('proof_refused', '/proof');
  world.links.set(mockLinks.invitation, 'link_ended');
  throw new Refusal(410, 'link_ended');
}

function checkPassword(password: string, minimum: number, userId: string): void {
  const { length } = [...password];
  const code =
    (length < minimum && 'too_short') ||
    (length > 128 && 'too_long') ||
    (/^(.)\1*$|^password|^1234/i.test(password) && 'common') ||
    (password.toLowerCase().includes(userId.toLowerCase()) && 'personal');
  if (code) {
    throw new Refusal(422, 'password_refused', { errors: [{ pointer: '/password', code }] });
  }
}

function shortest(world: World): number {
  return factorsOf(world.securityOf('alex.current')).length > 0 ? 8 : 15;
}

function refusal(code: string, pointer: string): Refusal {
  return new Refusal(422, code, { errors: [{ pointer, code }] });
}

function later(milliseconds: number): string {
  return new Date(Date.parse(personasNow) + milliseconds).toISOString();
}
