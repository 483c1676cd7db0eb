import { scopeName } from '../../sdk/session/scope-name.ts';
import type { Connection } from '../controllers/connection.ts';
import { embedding } from '../controllers/embedding.ts';
import type { IdleTimer } from '../controllers/idle.ts';
import { type IdleWatch, isForemost, watchIdleness } from '../controllers/idle-watch.ts';
import { session } from '../i18n/en/session.ts';
import { loadedCatalogues } from '../i18n/index.ts';
import { IdleDialog } from '../ui/idle-dialog.ts';

/** An element on the connection that is guarded. */
interface Guarded {
  readonly element: Element;
  /** BCP 47 tag of what the customer reads. */
  readonly locale: () => string;
}

/** Milliseconds after which the lender is asked when the session ends. */
const patience = 30_000;

/**
 * Guards one session on this page: ends it when nobody is there, after a warning, and keeps its figures
 * out of the back/forward cache. One for all elements of a connection, so that there is one warning.
 */
class SessionGuard {
  readonly #connection: Connection;
  readonly #scope: string;
  /** Weakly, or elements that were taken out of the page would never be freed. */
  readonly #elements = new Map<WeakRef<Element>, () => string>();
  readonly #known = new WeakSet<Element>();
  #watch: IdleWatch | undefined;
  #dialog: IdleDialog | undefined;
  /** Ends what belongs to the warning that is on, or that other frames show. */
  #warning: AbortController | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
    const { lender, clientId } = connection;
    this.#scope = `${scopeName(lender, clientId, embedding().host)}/idle`;
    connection.addEventListener('change', () => this.#follow());
    addEventListener('pagehide', () => this.#watch && this.#veil('restoring'));
    addEventListener('pageshow', () => void (connection.veil && this.#unveil()));
    this.#follow();
  }

  attend({ element, locale }: Guarded): void {
    if (this.#known.has(element)) return;
    this.#known.add(element);
    this.#elements.set(new WeakRef(element), locale);
  }

  #follow(): void {
    const auth = this.#connection.client?.auth;
    const signedIn = auth?.state.status === 'signed-in';
    if (signedIn === (this.#watch !== undefined)) return;
    if (!signedIn) {
      this.#watch?.stop();
      this.#watch = undefined;
      this.#calm();
      return;
    }
    this.#watch = watchIdleness({
      scope: this.#scope,
      shared: auth?.sharedComputer ?? true,
      isWarning: (event) => this.#dialog?.holds(event) ?? false,
      onChange: (timer) => this.#onChange(timer),
    });
    void this.#learnAge(this.#watch);
  }

  /** Has every element clear its figures away, as the page is left: it may come back from a cache. */
  #veil(status: 'restoring' | 'signed-in'): void {
    this.#connection.veil = { status };
    this.#connection.dispatchEvent(new Event('change'));
  }

  /** Shows what is so by now. A page from the back/forward cache heard nothing of a sign-out elsewhere. */
  async #unveil(): Promise<void> {
    await this.#connection.client?.auth.recheck();
    // Whoever follows the states sees a session go on or end; nothing is drawn before the next line.
    this.#veil('signed-in');
    this.#connection.veil = undefined;
    this.#connection.invalidate();
  }

  #onChange(timer: IdleTimer): void {
    if (timer.state.phase === 'over') {
      void this.#connection.client?.auth.signOut({ reason: 'expired' });
    } else if (timer.state.phase === 'warned') void this.#warn(timer);
    else this.#calm();
  }

  async #warn(timer: IdleTimer): Promise<void> {
    if (!this.#warning) {
      const { signal } = (this.#warning = new AbortController());
      if (!(await isForemost(this.#scope, signal))) return;
      this.#dialog = new IdleDialog(this.#front()?.element ?? document.body);
    }
    const { state } = timer;
    if (state.phase !== 'warned' || !this.#dialog) return;
    const locale = this.#front()?.locale() ?? 'en';
    this.#dialog.show({
      texts: loadedCatalogues(locale)?.session ?? session,
      locale,
      cause: state.cause,
      secondsLeft: timer.secondsLeft,
      onStay: () => timer.extend(),
      onLeave: () => void this.#connection.client?.auth.signOut(),
    });
  }

  #calm(): void {
    this.#warning?.abort();
    this.#warning = undefined;
    this.#dialog?.close();
    this.#dialog = undefined;
  }

  /** The first element that can be seen: its language and its looks are the warning's. */
  #front(): Guarded | undefined {
    let found: Guarded | undefined;
    for (const [reference, locale] of this.#elements) {
      const element = reference.deref();
      if (!element) this.#elements.delete(reference);
      else if (element.isConnected && (!found || (!isSeen(found.element) && isSeen(element)))) {
        found = { element, locale };
      }
    }
    return found;
  }

  /** Asks the lender when the session ends in any case. It is hours, so there is time to ask again. */
  async #learnAge(watch: IdleWatch): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, patience));
      const { client } = this.#connection;
      if (this.#watch !== watch || !client) return;
      try {
        const { items } = await client.sessions.list();
        const current = items.find((one) => one.current);
        if (current) watch.timer.age = Date.parse(current.expiresAt);
        return;
      } catch {
        // No answer now; later there may be.
      }
    }
  }
}

const isSeen = (element: Element) => element.checkVisibility();

const guards = new WeakMap<Connection, SessionGuard>();

/** Has the session of a connection guarded, on behalf of one of its elements. */
export function guardSession(connection: Connection, guarded: Guarded): void {
  let guard = guards.get(connection);
  if (!guard) guards.set(connection, (guard = new SessionGuard(connection)));
  guard.attend(guarded);
}
