import { AsyncLocalStorage } from 'node:async_hooks';
import { NetworkError, SignInError } from '../../../../sdk/errors/index.ts';
import type { Endpoints } from '../../../../sdk/session/endpoints.ts';
import type { BrowserDouble } from './browser-double.ts';

interface Proven {
  key: { thumbprint: string };
}

/** What the lender knows of a session. */
interface Entry {
  readonly thumbprint: string;
  readonly until: number;
  /** The sign-in that it came of. */
  readonly attempt: AttemptDouble | undefined;
  over: boolean;
}

/** A sign-in, from its first request to its end. */
export interface AttemptDouble {
  /** The same tab was signed out of before it had come to an end. */
  overtaken: boolean;
  readonly tab: { readonly closed: boolean };
}

/** The sign-in that a request belongs to. */
export const attempting = new AsyncLocalStorage<AttemptDouble>();

const fiveMinutes = 300_000;
const twelveHours = 12 * 3_600_000;

/** A lender that keeps book: of sessions by refresh token, of access tokens, and of what was amiss. */
export class LenderBook {
  readonly sessions = new Map<string, Entry>();
  /** Sessions that a tab has given back. */
  readonly revoked = new Set<string>();
  /** Tokens used with another key than their own; stays empty. */
  readonly stolen: string[] = [];
  /** Requests to renew a session that was given back. */
  readonly recalled: string[] = [];
  readonly #browser: BrowserDouble;
  readonly #codes = new Map<string, string>();
  readonly #access = new Map<string, { session: string; until: number }>();
  #count = 0;

  constructor(browser: BrowserDouble) {
    this.#browser = browser;
  }

  /** The endpoints as a session calls them: each request gets there at one time, its answer back at another. */
  readonly endpoints = {
    challenge: (_: object, { key }: Proven) =>
      this.#ask('challenge', () => {
        const code = this.#name('code');
        this.#codes.set(code, key.thumbprint);
        return code;
      }),
    redeem: (code: string, _: object, { key }: Proven) => {
      const attempt = attempting.getStore();
      return this.#ask('redeem', () => {
        if (this.#codes.get(code) !== key.thumbprint) this.stolen.push(code);
        const session = this.#name('session');
        const until = this.#browser.now + twelveHours;
        this.sessions.set(session, { thumbprint: key.thumbprint, until, attempt, over: false });
        return this.#tokens(session);
      });
    },
    refresh: (session: string, { key }: Proven) =>
      this.#ask('refresh', () => {
        this.#check(session, key.thumbprint);
        if (this.revoked.has(session)) this.recalled.push(session);
        if (!this.isAlive(session)) throw refusal();
        return this.#tokens(session);
      }),
    revoke: (session: string, { key }: Proven) =>
      this.#ask('revoke', () => {
        this.#check(session, key.thumbprint);
        this.revoked.add(session);
      }),
  } as unknown as Endpoints;

  /** A call of the API: whether the token is taken. */
  call(accessToken: string, thumbprint: string): Promise<boolean> {
    return this.#ask('call', () => {
      const { session = '', until = 0 } = this.#access.get(accessToken) ?? {};
      this.#check(session, thumbprint);
      return this.isAlive(session) && until > this.#browser.now;
    });
  }

  /** The session that an access token is of. */
  sessionOf(accessToken: string): string {
    return this.#access.get(accessToken)?.session ?? '';
  }

  /** Whether a session still stands. */
  isAlive(session: string): boolean {
    const entry = this.sessions.get(session);
    if (!entry || this.revoked.has(session)) return false;
    return !entry.over && entry.until > this.#browser.now;
  }

  /** Sessions of sign-ins that a sign-out overtook and that nobody gave back. */
  get leftOpen(): string[] {
    return [...this.sessions]
      .filter(([, { attempt }]) => attempt?.overtaken && !attempt.tab.closed)
      .map(([session]) => session)
      .filter((session) => !this.revoked.has(session));
  }

  /** Ends all sessions, as the lender or another browser may. */
  endAll(): void {
    for (const entry of this.sessions.values()) entry.over = true;
  }

  async #ask<T>(label: string, answer: () => T): Promise<T> {
    let outcome: { value: T } | { error: unknown } | undefined;
    await this.#browser.outside(`${label} arrives`, () => {
      try {
        outcome = { value: answer() };
      } catch (error) {
        outcome = { error };
      }
    });
    await this.#browser.outside(`${label} answered`, () => undefined);
    if (!outcome) throw new NetworkError();
    if ('error' in outcome) throw outcome.error;
    return outcome.value;
  }

  #check(session: string, thumbprint: string): void {
    if (this.sessions.get(session)?.thumbprint !== thumbprint) this.stolen.push(session);
  }

  #tokens(session: string) {
    const accessToken = this.#name('access');
    this.#access.set(accessToken, { session, until: this.#browser.now + fiveMinutes });
    return {
      access_token: accessToken,
      token_type: 'DPoP',
      expires_in: fiveMinutes / 1_000,
      refresh_token: session,
    };
  }

  #name(kind: string): string {
    this.#count += 1;
    return `${kind}-${String(this.#count)}`;
  }
}

function refusal(): SignInError {
  return new SignInError({ code: 'invalid_grant', status: 400, body: { error: 'invalid_grant' } });
}
