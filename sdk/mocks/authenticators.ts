import {
  type Authenticator,
  passkeyConfirmationInputSchema,
  deviceInputSchema,
  totpConfirmationInputSchema,
} from '../contract/index.ts';
import { personasNow } from './personas.ts';
import { readBody, wholePage } from './request.ts';
import { type Answer, Refusal } from './respond.ts';
import {
  emailAuthenticator,
  MOCK_CODE,
  newRecoveryCodes,
  type Security,
} from './second-factors.ts';
import { requireRecent } from './step-up.ts';
import type { MockSession, World } from './world.ts';

/** `GET /v1/authenticators` */
export function listAuthenticators(world: World, session: MockSession): Answer {
  const { authenticators, recoveryCodes } = securityOf(world, session);
  return {
    status: 200,
    body: { ...wholePage(authenticators), recoveryCodesLeft: recoveryCodes.length },
  };
}

/** `POST /v1/authenticators/email` */
export function addEmailAuthenticator(world: World, session: MockSession): Answer {
  requireRecent(world, session);
  const { authenticators } = securityOf(world, session);
  if (!authenticators.some(({ kind }) => kind === 'email_code')) {
    authenticators.push(emailAuthenticator(world.nextId('authn'), session.persona.userId));
  }
  return { status: 204 };
}

/** `POST /v1/authenticators/totp` */
export function addTotpAuthenticator(world: World, session: MockSession): Answer {
  requireRecent(world, session);
  const id = world.nextId('totp');
  const secret = 'JBSWY3DPEHPK3PXP';
  const label = encodeURIComponent(`FS Central:${session.persona.userId}`);
  const body = { id, secret, uri: `otpauth://totp/${label}?secret=${secret}&issuer=FS%20Central` };
  securityOf(world, session).enrolments.set(id, body);
  return { status: 201, body };
}

/** `POST /v1/authenticators/totp/{id}/confirmations` */
export async function confirmTotpAuthenticator(
  world: World,
  session: MockSession,
  request: Request,
  id = '',
): Promise<Answer> {
  const { code } = await readBody(request, totpConfirmationInputSchema());
  const security = securityOf(world, session);
  const enrolment = security.enrolments.get(id);
  if (!enrolment || enrolment === 'passkey') throw new Refusal(404, 'not_found');
  if (code.replaceAll(/\s/g, '') !== MOCK_CODE) {
    throw new Refusal(422, 'wrong_code', { errors: [{ pointer: '/code', code: 'wrong_code' }] });
  }
  return enrol(security, session, id, { kind: 'totp', name: 'Authenticator app' });
}

/** `POST /v1/authenticators/passkeys` */
export function addPasskey(world: World, session: MockSession): Answer {
  requireRecent(world, session);
  const id = world.nextId('passkey');
  securityOf(world, session).enrolments.set(id, 'passkey');
  const { userId } = session.persona;
  const options = {
    challenge: 'bW9jay1jaGFsbGVuZ2U',
    rp: { name: 'FS Central' },
    user: { id: btoa(userId).replaceAll('=', ''), name: userId, displayName: userId },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  };
  return { status: 201, body: { id, options } };
}

/** `POST /v1/authenticators/passkeys/{id}/confirmations`; nothing is verified. */
export async function confirmPasskey(
  world: World,
  session: MockSession,
  request: Request,
  id = '',
): Promise<Answer> {
  const { credential, name } = await readBody(request, passkeyConfirmationInputSchema());
  const security = securityOf(world, session);
  if (security.enrolments.get(id) !== 'passkey') throw new Refusal(404, 'not_found');
  security.credentials.set(id, credential.id);
  return enrol(security, session, id, { kind: 'passkey', name });
}

/** `POST /v1/authenticators/recovery-codes` */
export function renewRecoveryCodes(world: World, session: MockSession): Answer {
  requireRecent(world, session);
  const recoveryCodes = newRecoveryCodes();
  securityOf(world, session).recoveryCodes = [...recoveryCodes];
  return { status: 200, body: { recoveryCodes } };
}

/** `DELETE /v1/authenticators/{id}` */
export function removeAuthenticator(world: World, session: MockSession, id?: string): Answer {
  requireRecent(world, session);
  const security = securityOf(world, session);
  security.authenticators = without(security.authenticators, id);
  security.credentials.delete(id ?? '');
  return { status: 204 };
}

/** `GET /v1/devices` */
export function listDevices(world: World, session: MockSession): Answer {
  return { status: 200, body: wholePage(securityOf(world, session).devices) };
}

/** `POST /v1/devices`; proofs are not verified, and there is one device for each customer. */
export async function addDevice(
  world: World,
  session: MockSession,
  request: Request,
): Promise<Answer> {
  await readBody(request, deviceInputSchema());
  const { devices } = securityOf(world, session);
  if (devices.length === 0) {
    const name = 'Firefox on Linux';
    devices.push({ id: world.nextId('dev'), name, createdAt: personasNow, lastUsedAt: null });
  }
  return { status: 204 };
}

/** `DELETE /v1/devices/{id}` */
export function removeDevice(world: World, session: MockSession, id?: string): Answer {
  const security = securityOf(world, session);
  security.devices = without(security.devices, id);
  return { status: 204 };
}

function enrol(
  security: Security,
  session: MockSession,
  id: string,
  { kind, name }: Pick<Authenticator, 'kind' | 'name'>,
): Answer {
  security.enrolments.delete(id);
  security.authenticators.push({ id, kind, name, createdAt: personasNow, lastUsedAt: null });
  session.steppedUp = true;
  const recoveryCodes = security.recoveryCodes.length > 0 ? [] : newRecoveryCodes();
  security.recoveryCodes.push(...recoveryCodes);
  return { status: 200, body: { recoveryCodes } };
}

function without<T extends { id: string }>(items: readonly T[], id: string | undefined): T[] {
  const rest = items.filter((one) => one.id !== id);
  if (rest.length === items.length) throw new Refusal(404, 'not_found');
  return rest;
}

function securityOf(world: World, { persona }: MockSession): Security {
  return world.securityOf(persona.userId);
}
