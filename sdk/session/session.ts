import type { TokenResponse } from '../contract/index.ts';
import { isSignInError, SignedOutError } from '../errors/index.ts';
import type { AuthState } from './auth-state.ts';
import { sha256 } from './base64-url.ts';
import type { Authorizer, Credentials } from './credentials.ts';
import type { Endpoints } from './endpoints.ts';
import type { Held, Memory } from './memory.ts';
import { makeProofKey, type ProofKey } from './proof-key.ts';
import { SiblingChannel, type Offer } from './sibling-channel.ts';
import { StateTeller } from './state-teller.ts';

/** Renew this many milliseconds early, so that a token does not run out on its way. */
const margin = 15_000;

/** A signed-in customer, in memory. */
interface Live extends Held {
  access?: { token: string; until: number };
}

/**
 * The life of one sign-in: restored, renewed when a call needs it, ended.
 *
 * Every sign-in and sign-out raises the generation. Whatever waits for something remembers the one it
 * began in and checks it before and after it writes, so that a renewal, a restoration or a sign-in that
 * ends after a sign-out cannot bring the session back. Renewals are single flight, in this tab only:
 * refresh tokens do not rotate, so two tabs may renew at once, and no lock is needed.
 *
 * Siblings share a sign-in: who is signed out takes over what another announces, who is signed in keeps
 * what it has. What crosses a sign-out on its way must not undo it, in whichever order the two arrive:
 * a sign-out names the key, and a sign-in the session that it replaced, and nothing that was so named is
 * taken over any more; a sign-out also raises `#heard`, which whoever is taking over compares as others
 * do the generation.
 */
export class Session implements Authorizer {
  /** Settles once the first state is known; never rejects. */
  readonly ready: Promise<AuthState>;
  readonly #endpoints: Endpoints;
  readonly #memory: Memory | undefined;
  readonly #siblings: SiblingChannel | undefined;
  readonly #states = new StateTeller();
  /** Sessions that are over: thumbprints of the keys of those signed out, digests of those replaced. */
  readonly #ended = new Set<string | undefined>();
  #generation = 0;
  /** Counts what ends a take-over that is under way. */
  #heard = 0;
  #live: Live | undefined;
  /** While restoring: what will have been found. */
  #found: Promise<Held | undefined> | undefined;
  #renewal: Promise<Credentials> | undefined;

  constructor(endpoints: Endpoints, memory: Memory | undefined) {
    this.#endpoints = endpoints;
    this.#memory = memory;
    this.#siblings =
      memory &&
      new SiblingChannel(memory.scope, memory.page, {
        onWanted: (samePage) => this.#live && memory.toOffer(this.#live, samePage),
        onOffered: (offer, fresh) => void this.#takeOver(memory, offer, fresh),
        onEnded: (thumbprint, all) => this.#follow(thumbprint, all),
      });
    this.#found = memory?.find(async () => this.#siblings?.ask((offer) => memory.fromOffer(offer)));
    this.ready = this.#restore(this.#found);
  }

  get state(): AuthState {
    return this.#states.now;
  }

  get generation(): number {
    return this.#generation;
  }

  /** Whether it was made on a computer that others use. */
  get shared(): boolean {
    return this.#live?.remembered === false;
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
    void this.#share(live, former);
    return true;
  }

  /** Signs out here and in the siblings at once, then at the server as far as it can be reached. */
  async signOut(reason: 'signed-out' | 'expired' = 'signed-out'): Promise<void> {
    const thumbprint = this.#live?.key.thumbprint;
    this.#ended.add(thumbprint);
    const left = this.#end(reason);
    this.#siblings?.announceEnd(thumbprint, true);
    await Promise.all([this.#memory?.keys.remove(), this.#revoke(left)]);
  }

  /**
   * For a page that was set aside and heard nothing meanwhile: ends here what was ended elsewhere, told by
   * the key that is no longer kept, and what was to be remembered nowhere.
   */
  async recheck(): Promise<void> {
    const live = this.#live;
    const kept = live?.remembered ? await this.#memory?.keys.find() : undefined;
    if (!live || live !== this.#live || kept?.thumbprint === live.key.thumbprint) return;
    void this.#revoke(this.#end('signed-out'));
  }

  close(): void {
    this.#heard += 1;
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
    if (found && !this.#ended.has(found.key.thumbprint)) this.#begin(found);
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
    this.#siblings?.stopAsking();
    this.#generation += 1;
    this.#renewal = undefined;
    this.#live = undefined;
    this.#memory?.write(undefined);
    this.#states.set({ status: 'signed-out', reason });
    return left;
  }

  /** A sibling signed out, and removes the key itself: by now it may belong to the next sign-in. */
  #follow(thumbprint: string | undefined, all: boolean): void {
    this.#ended.add(thumbprint);
    if (all) this.#heard += 1;
    const own = this.#live?.key.thumbprint;
    const concerned = all || (own && own === thumbprint);
    if (!concerned || (!own && this.state.status !== 'restoring')) return;
    void this.#revoke(this.#end('signed-out'));
    // Who has just taken it over from here must hear of it: a tab that was not there yet when the sibling
    // told of its sign-out, or one that knows the session by another key.
    if (own) this.#siblings?.announceEnd(own, false);
  }

  /** A sibling has a session, and nobody is signed in here, or with the one that it replaced. */
  async #takeOver(memory: Memory, offer: Offer, fresh: boolean): Promise<void> {
    const generation = this.#generation;
    const heard = this.#heard;
    if (offer.replaces) this.#ended.add(offer.replaces);
    await this.ready;
    const held = await memory.fromOffer(offer);
    const [own, offered] = await Promise.all([digest(this.#live), digest(held)]);
    if (generation !== this.#generation && heard === this.#heard && this.#live) {
      // The session that this one replaced may have been taken over only now.
      return this.#takeOver(memory, offer, fresh);
    }
    if (generation !== this.#generation || heard !== this.#heard) return;
    if (this.#live) {
      if (!own || own !== offer.replaces) return;
      // Over, even where nothing can take its place; and who comes next may be another customer, so
      // whatever is on screen has to go first.
      void this.#end('expired');
    } else if (!fresh && this.#states.hasEnded) {
      // An answer may come late; but one that comes after a sign-out was given before it.
      return;
    }
    if (!held || this.#ended.has(held.key.thumbprint) || this.#ended.has(offered)) return;
    this.#begin(held);
    // Who took the former one over from here meanwhile goes on with it.
    if (own) this.#siblings?.announce(own);
  }

  /** Tells the siblings of a sign-in, once the key is where they look for it. */
  async #share(live: Live, former: Live | undefined): Promise<void> {
    if (live.remembered) await this.#keepKey(live);
    else if (former?.remembered) {
      // Told to nobody but the frames of its page; the others have to hear that theirs is over.
      this.#siblings?.announceEnd(former.key.thumbprint, false);
      await this.#memory?.keys.remove();
    }
    const replaced = await digest(former);
    if (replaced) this.#ended.add(replaced);
    if (live === this.#live) this.#siblings?.announce(replaced);
  }

  /** The key may be new, or a sibling's sign-out removed it while this sign-in was under way. */
  async #keepKey(live: Live): Promise<void> {
    await this.#memory?.keys.replace(live.key);
    if (!this.#live) await this.#memory?.keys.remove();
  }

  /** Best effort: offline, the key is gone from here and the token dies of age. */
  async #revoke(left: Held | Promise<Held | undefined> | undefined): Promise<void> {
    const { refreshToken, key } = (await left) ?? {};
    if (refreshToken === undefined || key === undefined) return;
    await this.#endpoints.revoke(refreshToken, { key }).catch(() => undefined);
  }

  #remember(): void {
    this.#memory?.write(this.#live);
  }
}

/** Names a session to who has it, and tells nothing to who has not. */
async function digest(held: Held | undefined): Promise<string | undefined> {
  return held?.refreshToken === undefined ? undefined : sha256(held.refreshToken);
}
