import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Connection } from '../controllers/connection.ts';
import { failureOf } from '../ui/failure.ts';
import { LenderWindow } from './lender-window.ts';
import { isSignInAnswer } from './messages.ts';

/**
 * Where a sign-in in a window stands.
 *
 * `blocked`: no window can be reached. `closed`: the customer closed it, or cancelled in it.
 */
export type WindowSignInPhase = 'idle' | 'waiting' | 'finishing' | 'blocked' | 'closed';

/** What the controller asks of its element. */
export interface WindowSignInOptions {
  connection: () => Connection | undefined;
  /** Called when the customer is signed in. */
  onSignedIn: () => void;
  /** Called when a try ended without a session; `phase` and `error` say how. */
  onEnd: () => void;
}

type Host = ReactiveControllerHost & Pick<Node, 'isConnected'>;

/** Signs in by the lender's window: opens it, waits for its answer, redeems the code here. */
export class WindowSignIn implements ReactiveController {
  phase: WindowSignInPhase = 'idle';
  /** Why the last try failed. */
  error: unknown;
  readonly #host: Host;
  readonly #options: WindowSignInOptions;
  #window: LenderWindow | undefined;
  #abort: AbortController | undefined;
  /** `state` of the sign-in under way; the window's answer must carry it. */
  #state: string | undefined;

  constructor(host: Host, options: WindowSignInOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    // A move in the page is no reason to stop; a removal is.
    queueMicrotask(() => this.#host.isConnected || this.reset());
  }

  /** Opens the window, or shows the one that is open. Call it in the click, or the browser blocks it. */
  open(): void {
    const connection = this.#options.connection();
    if (!connection || this.phase === 'finishing') return;
    if (this.phase === 'waiting' && this.#window?.open('')) return;
    this.#stop();
    const opened = new LenderWindow(connection.lender, {
      onMessage: (data) => void this.#onAnswer(data),
      onClosed: () => this.#end('closed'),
    });
    const query = new URLSearchParams({ client_id: connection.clientId });
    if (!opened.open(`/embed/callback?${query.toString()}`)) {
      this.#end('blocked');
      return;
    }
    this.#window = opened;
    this.#set('waiting');
    void this.#begin(connection, opened);
  }

  /** Closes the window; the customer has thought better of it. */
  cancel(): void {
    this.#end('closed');
  }

  /** Somebody is signed in by another way: nothing is left to wait for. */
  settle(): void {
    if (this.phase !== 'finishing') this.reset();
  }

  /** Forgets the last try, and ends one under way. */
  reset(): void {
    this.#stop();
    this.#set('idle');
  }

  async #begin(connection: Connection, opened: LenderWindow): Promise<void> {
    const { signal } = (this.#abort = new AbortController());
    try {
      const { auth } = await connection.load();
      const redirectUri = `${connection.lender}/embed/callback`;
      // The choice is made in the window: until it is known, nothing is to be remembered.
      const { url, state } = await auth.beginRedirect(
        { redirectUri, sharedComputer: true, locale: document.documentElement.lang },
        { signal },
      );
      if (signal.aborted) return;
      this.#state = state;
      opened.go(url);
    } catch (error) {
      if (!signal.aborted) this.#end('idle', error);
    }
  }

  async #onAnswer(data: unknown): Promise<void> {
    const connection = this.#options.connection();
    if (!connection || this.#state === undefined) return;
    if (!isSignInAnswer(data, this.#state)) return;
    this.#stop();
    this.#set('finishing');
    const { signal } = (this.#abort = new AbortController());
    try {
      const { auth } = await connection.load();
      await auth.finishRedirect(data.url, { signal, sharedComputer: data.shared });
      if (signal.aborted) return;
      this.#set('idle');
      this.#options.onSignedIn();
    } catch (error) {
      if (signal.aborted) return;
      // "Cancel" in the window; a lockout is said there, and never comes as far as here.
      if (failureOf(error).code === 'access_denied') this.#end('closed');
      else this.#end('idle', error);
    }
  }

  #end(phase: WindowSignInPhase, error?: unknown): void {
    this.#stop();
    this.#set(phase, error);
    this.#options.onEnd();
  }

  #stop(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.#state = undefined;
    this.#window?.close();
    this.#window = undefined;
  }

  #set(phase: WindowSignInPhase, error?: unknown): void {
    this.phase = phase;
    this.error = error;
    this.#host.requestUpdate();
  }
}
