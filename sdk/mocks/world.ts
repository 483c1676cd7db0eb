import type { Autopay, Conversation, PlanChange, Session } from '../contract/index.ts';
import { type Answer, Refusal } from './respond.ts';
import type { MockStep } from './challenge.ts';
import {
  type AccountData,
  loadPersonas,
  type PersonaData,
  personasNow,
  SANDBOX_PASSPHRASE,
} from './personas.ts';
import { type MockPreferences, newPreferences } from './preferences.ts';
import { newSecurity, type Security } from './second-factors.ts';
import type { MockStepUp } from './step-up.ts';

/** A request whose answer is kept, so that the same key gets the same answer. */
export interface KeptAnswer {
  fingerprint: string;
  answer: Answer;
}

const TOKEN = /^mock-\w+~([^~]+)~([^~]+)~([^~]+)~([^~]*)$/;

/** What a customer has granted a client. */
export interface Grant {
  userId: string;
  clientId: string;
  scope: string;
  /** Whether a second factor was shown. */
  steppedUp?: boolean;
}

/** One signed-in session of a mocked customer. */
export interface MockSession {
  persona: PersonaData;
  /** What its tokens were granted, separated by spaces. */
  scope: string;
  record: Session;
  /** Whether a second factor was shown in it. */
  steppedUp: boolean;
  readonly stepUps: Map<string, MockStepUp>;
}

/** Everything that one `createMocks()` remembers: nothing is kept in the module. */
export class World {
  readonly personas: Map<string, PersonaData>;
  readonly sessions = new Map<string, MockSession>();
  /** Authorization codes not yet redeemed, with what they were made for. */
  readonly codes = new Map<string, Grant>();
  readonly kept = new Map<string, KeptAnswer>();
  /** Automatic payments that were set here, by account. */
  readonly autopay = new Map<string, Autopay>();
  /** Changes of plan, by account, newest first. */
  readonly plans = new Map<string, PlanChange[]>();
  /** Sign-ins that wait for an answer, by `auth_session`. */
  readonly steps = new Map<string, MockStep>();
  /** Passwords other than the sandbox's, by user ID. */
  readonly passwords = new Map<string, string>();
  /** Links of mails that are no good any longer, with the reason. */
  readonly links = new Map<string, string>();
  /** Conversations with agents, by user ID, the latest change first. */
  readonly conversations = new Map<string, Conversation[]>();
  /** Account proofs that were wrong. */
  wrongProofs = 0;
  readonly #preferences = new Map<string, MockPreferences>();
  readonly #security = new Map<string, Security>();
  readonly #ended = new Set<string>();
  #count = 0;

  constructor(userIds?: readonly string[]) {
    const all = loadPersonas().filter((one) => !userIds || userIds.includes(one.userId));
    this.personas = new Map(all.map((one) => [one.userId, one]));
  }

  /** A name that has not been given out yet. */
  nextId(prefix: string): string {
    this.#count += 1;
    return `${prefix}_mock_${String(this.#count)}`;
  }

  /** Second factors and the like of a customer, known or not. */
  securityOf(userId: string): Security {
    const found = this.#security.get(userId) ?? newSecurity(this.personas.get(userId));
    this.#security.set(userId, found);
    return found;
  }

  /** How a customer wants to hear from the lender. */
  preferencesOf(persona: PersonaData): MockPreferences {
    const found = this.#preferences.get(persona.userId) ?? newPreferences(persona);
    this.#preferences.set(persona.userId, found);
    return found;
  }

  /** What a customer signs in with. */
  passwordOf(userId: string): string {
    return this.passwords.get(userId) ?? SANDBOX_PASSPHRASE;
  }

  /** Signs a persona in and returns the session's id. */
  openSession(
    { userId, clientId, scope, steppedUp = false }: Grant,
    id = this.nextId('ses'),
  ): MockSession {
    const persona = this.personas.get(userId);
    if (!persona || this.#ended.has(id)) throw new Refusal(400, 'invalid_grant');
    const session: MockSession = {
      persona,
      scope,
      steppedUp,
      stepUps: new Map(),
      record: {
        id,
        current: true,
        clientId,
        clientName: clientId === 'portal' ? 'Customer portal' : clientId,
        device: 'Firefox on Linux',
        createdAt: personasNow,
        lastSeenAt: personasNow,
        expiresAt: new Date(Date.parse(personasNow) + 12 * 3_600_000).toISOString(),
      },
    };
    this.sessions.set(id, session);
    return session;
  }

  /** Ends a session; its tokens are refused from now on. */
  endSession(id: string): void {
    this.sessions.delete(id);
    this.#ended.add(id);
  }

  /**
   * The session that a token belongs to. Tokens say whose they are, so that a page that was loaded
   * again, with mocks made anew, is still signed in.
   */
  sessionOf(token: string): MockSession | undefined {
    const [, id, clientId, userId, scopes] = TOKEN.exec(token) ?? [];
    if (!id || !clientId || !userId || scopes === undefined || this.#ended.has(id))
      return undefined;
    const open = this.sessions.get(id);
    if (open) return open;
    if (!this.personas.has(userId)) return undefined;
    return this.openSession({ userId, clientId, scope: scopes.replaceAll('+', ' ') }, id);
  }

  /** A session's token, which {@link World.sessionOf} reads. */
  tokenOf(kind: 'access' | 'refresh', { persona, record, scope }: MockSession): string {
    return [
      'mock-' + kind,
      record.id,
      record.clientId,
      persona.userId,
      scope.replaceAll(' ', '+'),
    ].join('~');
  }
}

/** One of a customer's accounts; another's is not found, as one that never was. */
export function accountOf(persona: PersonaData, accountId: string | undefined): AccountData {
  const found = persona.accounts.find(({ account }) => account.id === accountId);
  if (!found) throw new Refusal(404, 'not_found');
  return found;
}
