import type { Authenticator, Device, SignInChallenge, TotpEnrolment } from '../contract/index.ts';
import { type PersonaData, personasNow } from './personas.ts';
import type { World } from './world.ts';

/** Every code by e-mail and from an app. */
export const MOCK_CODE = '123456';
/** A recovery code of every customer who has some. */
export const MOCK_RECOVERY_CODE = 'MOCK-0001';
/** The number that solves every captcha. */
export const MOCK_CAPTCHA_NUMBER = 173;

/** How one customer's second factors stand. */
export interface Security {
  authenticators: Authenticator[];
  recoveryCodes: string[];
  devices: Device[];
  enrolments: Map<string, TotpEnrolment | 'passkey'>;
  /** Credential ids of passkeys, by id of the authenticator. */
  credentials: Map<string, string>;
  /** Wrong passwords since the last sign-in. */
  failures: number;
}

/** Where a customer begins. */
export function newSecurity(persona: PersonaData | undefined): Security {
  return {
    authenticators:
      persona?.challenge === 'email_code'
        ? [emailAuthenticator(`authn_mock_${persona.userId}`, persona.userId)]
        : [],
    recoveryCodes: [],
    devices: [],
    enrolments: new Map(),
    credentials: new Map(),
    failures: 0,
  };
}

/** Codes by e-mail, as an authenticator. */
export function emailAuthenticator(id: string, userId: string): Authenticator {
  return {
    id,
    kind: 'email_code',
    name: maskedAddress(userId),
    createdAt: personasNow,
    lastUsedAt: null,
  };
}

/** Ten codes, the first of which is {@link MOCK_RECOVERY_CODE}. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, (_, at) => `MOCK-${String(at + 1).padStart(4, '0')}`);
}

/** What a customer can be asked for, the usual first. */
export function factorsOf({ authenticators, recoveryCodes }: Security): string[] {
  const kinds = ['passkey', 'totp', 'email_code'].filter((kind) =>
    authenticators.some((one) => one.kind === kind),
  );
  return kinds.length > 0 && recoveryCodes.length > 0 ? [...kinds, 'recovery_code'] : kinds;
}

/** A challenge of one kind, with the other ways that there are. */
export function challengeOf(
  kind: string,
  userId: string | undefined,
  others: readonly string[] = [],
): SignInChallenge {
  const further = others.filter((other) => other !== kind);
  return {
    kind,
    ...(further.length > 0 ? { others: further } : {}),
    ...(kind === 'captcha' ? { altcha } : {}),
    ...(kind === 'email_code'
      ? { sentTo: maskedAddress(userId ?? ''), length: MOCK_CODE.length, resendAt: personasNow }
      : {}),
    ...(kind === 'passkey'
      ? { options: { challenge: 'bW9jay1jaGFsbGVuZ2U', userVerification: 'required' } }
      : {}),
  };
}

/** What somebody answers, in a form or in JSON. */
export interface FactorAnswer {
  captcha?: string | undefined;
  code?: string | undefined;
  recoveryCode?: string | undefined;
  /** Id of the credential that signed; nothing is verified. */
  passkey?: string | undefined;
}

/** Whether an answer fits what was asked. Uses a recovery code up. */
export function isRight(kind: string, answer: FactorAnswer, security: Security): boolean {
  switch (kind) {
    case 'captcha':
      return isSolved(answer.captcha);
    case 'passkey':
      return [...security.credentials.values()].includes(answer.passkey ?? '');
    case 'recovery_code': {
      const at = security.recoveryCodes.indexOf(answer.recoveryCode?.trim() ?? '');
      if (at < 0) return false;
      security.recoveryCodes.splice(at, 1);
      return true;
    }
    default:
      return answer.code?.replaceAll(/\s/g, '') === MOCK_CODE;
  }
}

/** Who has this passkey. */
export function ownerOf(world: World, credentialId: string): PersonaData | undefined {
  return [...world.personas.values()].find(({ userId }) =>
    [...world.securityOf(userId).credentials.values()].includes(credentialId),
  );
}

/** SHA-256 of the salt and {@link MOCK_CAPTCHA_NUMBER}, so that a real solver finds it. */
const altcha = {
  algorithm: 'SHA-256',
  challenge: 'a96493deeb0c405d343cc209e09be692324ed3e71bcc6e5dcdf033ae25d22690',
  salt: 'mock-salt?expires=4102444800',
  signature: 'mock-signature',
  maxnumber: 1_000,
};

function isSolved(payload = ''): boolean {
  try {
    const { number } = JSON.parse(atob(payload)) as { number?: unknown };
    return number === MOCK_CAPTCHA_NUMBER;
  } catch {
    return false;
  }
}

function maskedAddress(userId: string): string {
  return `${userId.charAt(0)}•••@mail.example`;
}
