import { asRecord, type SessionRecord } from './tab-store.ts';

/** Milliseconds that a new tab waits for a sibling before the customer is asked to sign in. */
const patience = 500;

type Message =
  { type: 'wanted' } | { type: 'offered'; record: SessionRecord } | { type: 'signed-out' };

/** What a tab does about its siblings. */
export interface SiblingEvents {
  /** A new tab asks; gives the record to share, if there is one. */
  onWanted(): SessionRecord | undefined;
  /** A sibling signed out. */
  onSignedOut(): void;
}

/** Talks to the other tabs, frames and workers of the same scope. Silent where there is no channel. */
export class SiblingChannel {
  readonly #scope: string;
  readonly #events: SiblingEvents;
  readonly #channel: BroadcastChannel | undefined;
  #onOffered: ((record: SessionRecord) => void) | undefined;

  /** @param scope from `scopeName` */
  constructor(scope: string, events: SiblingEvents) {
    this.#scope = scope;
    this.#events = events;
    this.#channel = open(scope);
    this.#channel?.addEventListener('message', (event) => this.#receive(event.data));
  }

  /** Asks the siblings for their session; gives undefined after 500 ms of silence. */
  ask(): Promise<SessionRecord | undefined> {
    if (!this.#channel) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patience, undefined);
      this.#onOffered = (record) => {
        clearTimeout(timer);
        resolve(record);
      };
      this.#post({ type: 'wanted' });
    });
  }

  /** Tells the siblings to forget the session. */
  announceSignOut(): void {
    this.#post({ type: 'signed-out' });
  }

  close(): void {
    this.#channel?.close();
  }

  #post(message: Message): void {
    try {
      this.#channel?.postMessage(message);
    } catch {
      // Closed: there is nobody left to tell.
    }
  }

  #receive(data: unknown): void {
    const { type, record } = (data ?? {}) as { type?: unknown; record?: unknown };
    if (type === 'signed-out') this.#events.onSignedOut();
    if (type === 'wanted') {
      const offer = this.#events.onWanted();
      if (offer) this.#post({ type: 'offered', record: offer });
    }
    if (type === 'offered') {
      const offered = asRecord(record, this.#scope);
      if (offered) this.#onOffered?.(offered);
    }
  }
}

function open(scope: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(scope);
  } catch {
    return undefined;
  }
}
