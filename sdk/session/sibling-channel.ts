import { asRecord, type SessionRecord } from './tab-store.ts';

/** Milliseconds that a new tab waits for a sibling before the customer is asked to sign in. */
const patience = 500;

/** A session on its way from one sibling to another. */
export interface Offer {
  record: SessionRecord;
  /** The key itself, given to frames of the same page alone; others look it up in the key store. */
  pair?: CryptoKeyPair | undefined;
  /** Whether it may be written to storage. */
  remembered: boolean;
  /** SHA-256 of the refresh token of the session that it took the place of: that one is over. */
  replaces?: string | undefined;
}

type Message =
  | { type: 'wanted' }
  /** The answer to `wanted`, or news of a sign-in just now. */
  | ({ type: 'offered' | 'signed-in' } & Offer)
  /** All sessions of the scope are over, or just the one of this key. */
  | { type: 'signed-out' | 'ended'; thumbprint: string | undefined };

/** What a tab does about its siblings. */
export interface SiblingEvents {
  /** A new sibling asks; gives what to share with it, if anything. */
  onWanted(samePage: boolean): Offer | undefined;
  /** A sibling has a session; `fresh` where it has just signed in. */
  onOffered(offer: Offer, fresh: boolean): void;
  /** A sibling signed out: of every session where `all`, else of the one of this key. */
  onEnded(thumbprint: string | undefined, all: boolean): void;
}

/**
 * Talks to the other tabs, frames and workers of the same scope, and on a channel of their own to the
 * frames of the same host page: that one alone carries keys. Silent where there is no channel.
 */
export class SiblingChannel {
  readonly #scope: string;
  readonly #events: SiblingEvents;
  /** The channel of the scope, then that of the page where there is one. */
  readonly #channels: readonly BroadcastChannel[];
  #onOffered: ((offer: Offer) => void) | undefined;
  #asks = true;

  /**
   * @param scope from `scopeName`
   * @param page random name of the host page's load, if this is a frame in one
   */
  constructor(scope: string, page: string | undefined, events: SiblingEvents) {
    this.#scope = scope;
    this.#events = events;
    this.#channels = open(page === undefined ? [scope] : [scope, `${scope}/${page}`]);
    this.#channels.forEach((channel, index) => {
      channel.addEventListener('message', ({ data }) => this.#receive(data, index));
    });
  }

  /**
   * Asks the siblings for their session.
   *
   * @param take gives undefined for an offer that is of no use
   * @returns the first that is, or undefined after 500 ms
   */
  ask<T>(take: (offer: Offer) => Promise<T | undefined>): Promise<T | undefined> {
    if (!this.#asks || !this.#channels.length) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      setTimeout(resolve, patience);
      this.#onOffered = async (offer) => {
        const taken = await take(offer);
        if (taken) resolve(taken);
      };
      this.#channels.forEach((_, index) => this.#post(index, { type: 'wanted' }));
    });
  }

  /** Neither asks nor takes answers any more: who signs out must not end what a sibling begins only now. */
  stopAsking(): void {
    this.#onOffered = undefined;
    this.#asks = false;
  }

  /** Tells the siblings of a sign-in, and of the session that ended with it, if one did. */
  announce(replaces?: string): void {
    this.#channels.forEach((_, index) => this.#offer(index, 'signed-in', replaces));
  }

  /**
   * Tells the siblings to forget the session.
   *
   * @param thumbprint of its key, where known
   * @param all whether any other session has to go, too
   */
  announceEnd(thumbprint: string | undefined, all: boolean): void {
    this.#post(0, { type: all ? 'signed-out' : 'ended', thumbprint });
  }

  close(): void {
    for (const channel of this.#channels) channel.close();
  }

  #offer(index: number, type: 'offered' | 'signed-in', replaces?: string): void {
    const offer = this.#events.onWanted(index > 0);
    if (offer) this.#post(index, { type, ...offer, replaces });
  }

  #post(index: number, message: Message): void {
    try {
      this.#channels[index]?.postMessage(message);
    } catch {
      // Closed: there is nobody left to tell. Or a key that this browser cannot send.
    }
  }

  #receive(data: unknown, index: number): void {
    const { type, thumbprint, ...offer } = (data ?? {}) as Partial<Message & Offer> & {
      thumbprint?: string;
    };
    if (type === 'wanted') this.#offer(index, 'offered');
    if (type === 'signed-out' || type === 'ended') {
      this.#events.onEnded(thumbprint, type === 'signed-out');
    }
    if (type === 'offered' || type === 'signed-in') {
      const record = asRecord(offer.record, this.#scope);
      if (!record) return;
      const { pair, remembered } = index > 0 ? offer : {};
      const { replaces } = offer;
      const checked = { record, pair, remembered: remembered !== false, replaces };
      this.#onOffered?.(checked);
      this.#events.onOffered(checked, type === 'signed-in');
    }
  }
}

function open(names: string[]): BroadcastChannel[] {
  try {
    return names.map((name) => new BroadcastChannel(name));
  } catch {
    return [];
  }
}
