import type { TokenResponse } from '../contract/index.ts';
import { isSignInError, SignedOutError } from '../errors/index.ts';
import type { AuthState } from './auth-state.ts';
import type { Authorizer, Credentials } from './credentials.ts';
import type { Endpoints } from './endpoints.ts';
import type { Held, Memory } from './memory.ts';
import { makeProofKey, type ProofKey } from './proof-key.ts';
import { SiblingChannel } from './sibling-channel.ts';
import { StateTeller } from './state-teller.ts';
import type { SessionRecord } from './tab-store.ts';

/** Renew this many milliseconds early, so that a token does not run out on its way. */
const margin = 15_000;

/** A signed-in customer, in memory. */
interface Live extends Held {
  /** May be written to tab storage and given to sibling tabs. */
  remembered: boolean;
  access?: { token: string; until: number };
}

/**
 * The life of one sign-in: restored, renewed when a call needs it, ended.
 *
 * Every sign-in and sign-out raises the generation. Whatever waits for something remembers the one it
 * began in and checks it before and after it writes, so that a renewal, a restoration or a sign-in that
 * ends after a sign-out cannot bring the session back. Renewals are single flight, in this tab only:
 * refresh tokens do not rotate, so two tabs may renew at once, and no lock is needed.
 */
export class Session implements Authorizer {
  /** Settles once the first state is known; never rejects. */
  readonly ready: Promise<AuthState>;
  readonly #endpoints: Endpoints;
  readonly #memory: Memory | undefined;
  readonly #siblings: SiblingChannel | undefined;
  readonly #states = new StateTeller();
  #generation = 0;
  #live: Live | undefined;
  /** While restoring: what will have been found. */
  #found: Promise<Held | undefined> | undefined;
  #renewal: Promise<Credentials> | undefined;

  constructor(endpoints: Endpoints, memory: Memory | undefined) {
    this.#endpoints = endpoints;
    this.#memory = memory;
    this.#siblings =
      memory &&
      new SiblingChannel(memory.scope, {
        onWanted: () => this.#record(),
        onSignedOut: () => this.#follow(),
      });
    this.#found = memory?.find(async () => this.#siblings?.ask());
    this.ready = this.#restore(this.#found);
  }

  get state(): AuthState {
    return this.#states.now;
  }

  get generation(): number {
    return this.#generation;
  }

  subscribe(listener: (state: AuthState) => void): () => void {
    return this.#states.subscribe(listener);
  }

  /** The key for a sign-in: stored for all tabs, or in memory alone. */
  keyFor(remembered: boolean): Promise<ProofKey> {
    return remembered && this.#memory ? this.#memory.keys.obtain() : makeProofKey();
  }

  /**
   * Takes over a finished sign-in.
   *
   * @param generation the one in which the sign-in began
   * @returns false where somebody signed in or out meanwhile, so that this one must not count
   */
  adopt(generation: number, tokens: TokenResponse, key: ProofKey, remembered: boolean): boolean {
    const live: Live = { key, remembered, refreshToken: tokens.refresh_token };
    if (generation !== this.#generation) {
      void this.#revoke(live);
      // The key may have been stored after sign-out had removed it.
      if (!this.#live) void this.#memory?.keys.remove();
      return false;
    }
    const former = this.#live;
    this.#begin(live, tokens);
    void this.#revoke(former);
    if (remembered) void this.#keepKey(key);
    return true;
  }

  /** Signs out here and in the sibling tabs at once, then at the server as far as it can be reached. */
  async signOut(): Promise<void> {
    const left = this.#end('signed-out');
    this.#siblings?.announceSignOut();
    await Promise.all([this.#memory?.keys.remove(), this.#revoke(left)]);
  }

  close(): void {
    this.#siblings?.close();
    this.#states.close();
  }

  async credentials(): Promise<Credentials> {
    if (this.state.status === 'restoring') await this.ready;
    return this.#valid() ?? this.#renew();
  }

  async renew(refused: Credentials): Promise<Credentials> {
    // The next customer's token is not for the call of the one before.
    if (!this.isCurrent(refused)) throw new SignedOutError(this.#states.hasExpired);
    const live = this.#live;
    if (live?.access?.token === refused.accessToken) delete live.access;
    return this.#valid() ?? this.#renew();
  }

  expire(refused: Credentials): void {
    if (this.isCurrent(refused)) void this.#end('expired');
  }

  isCurrent({ generation }: Credentials): boolean {
    return generation === this.#generation;
  }

  #valid(): Credentials | undefined {
    const { access, key } = this.#live ?? {};
    if (!access || !key || access.until <= Date.now()) return undefined;
    return { accessToken: access.token, key, generation: this.#generation };
  }

  #renew(): Promise<Credentials> {
    if (this.#renewal) return this.#renewal;
    const renewal = this.#refresh().finally(() => {
      if (this.#renewal === renewal) this.#renewal = undefined;
    });
    return (this.#renewal = renewal);
  }

  async #refresh(): Promise<Credentials> {
    const generation = this.#generation;
    const live = this.#live;
    if (!live) throw new SignedOutError(this.#states.hasExpired);
    if (live.refreshToken === undefined) {
      void this.#end('expired');
      throw new SignedOutError(true);
    }
    try {
      const tokens = await this.#endpoints.refresh(live.refreshToken, { key: live.key });
      if (generation !== this.#generation) throw new SignedOutError();
      this.#take(live, tokens);
      return { accessToken: tokens.access_token, key: live.key, generation };
    } catch (error) {
      // Refused for good, unlike 429 or 5xx: ended elsewhere, too old, or made for a key since lost.
      if (!isSignInError(error) || (error.status !== 400 && error.status !== 401)) throw error;
      if (generation === this.#generation) void this.#end('expired');
      throw new SignedOutError(true, error);
    }
  }

  async #restore(finding: Promise<Held | undefined> | undefined): Promise<AuthState> {
    const generation = this.#generation;
    const found = await finding;
    this.#found = undefined;
    if (generation !== this.#generation) return this.#states.now;
    if (found) this.#begin({ ...found, remembered: true });
    else this.#states.set({ status: 'signed-out' });
    return this.#states.now;
  }

  #begin(live: Live, tokens?: TokenResponse): void {
    this.#generation += 1;
    this.#renewal = undefined;
    this.#live = live;
    if (tokens) this.#take(live, tokens);
    this.#remember();
    this.#states.set({ status: 'signed-in' });
  }

  #take(live: Live, tokens: TokenResponse): void {
    const lifetime = tokens.expires_in * 1_000;
    const until = Date.now() + Math.max(lifetime - margin, lifetime / 2);
    live.access = { token: tokens.access_token, until };
    if (tokens.refresh_token === undefined || tokens.refresh_token === live.refreshToken) return;
    live.refreshToken = tokens.refresh_token;
    this.#remember();
  }

  /**
   * Ends it in memory and storage; synchronous, so that nothing can come between.
   *
   * @returns what was there, or is about to be found, to be revoked
   */
  #end(reason: 'signed-out' | 'expired'): Held | Promise<Held | undefined> | undefined {
    const left = this.#live ?? this.#found;
    this.#generation += 1;
    this.#renewal = undefined;
    this.#live = undefined;
    this.#memory?.write(undefined);
    this.#states.set({ status: 'signed-out', reason });
    return left;
  }

  /** A sibling signed out, and removes the key itself: by now it may belong to the next sign-in. */
  #follow(): void {
    if (!this.#live && this.state.status !== 'restoring') return;
    void this.#revoke(this.#end('signed-out'));
  }

  /** A sibling's sign-out may have removed the key while this sign-in was under way. */
  async #keepKey(key: ProofKey): Promise<void> {
    const generation = this.#generation;
    await this.#memory?.keys.keep(key);
    if (generation !== this.#generation && !this.#live) await this.#memory?.keys.remove();
  }

  /** Best effort: offline, the key is gone from here and the token dies of age. */
  async #revoke(left: Held | Promise<Held | undefined> | undefined): Promise<void> {
    const { refreshToken, key } = (await left) ?? {};
    if (refreshToken === undefined || key === undefined) return;
    await this.#endpoints.revoke(refreshToken, { key }).catch(() => undefined);
  }

  #remember(): void {
    this.#memory?.write(this.#record());
  }

  /** What may be remembered and shared of the session. */
  #record(): SessionRecord | undefined {
    return this.#live?.remembered ? this.#memory?.toRecord(this.#live) : undefined;
  }
}
