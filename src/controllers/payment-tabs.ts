import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Money } from '../../sdk/index.ts';
import { scopeName } from '../../sdk/session/scope-name.ts';
import type { Connection } from './connection.ts';
import { embedding } from './embedding.ts';

/** A payment that some tab of this customer's is at. */
export interface TabPayment {
  accountId: string;
  amount: Money;
  /** `review`: about to be confirmed; `paying`: without an answer; `paid`: taken a moment ago. */
  stage: 'review' | 'paying' | 'paid';
}

/** What tabs tell each other: all that one is at, in place of what it said before. */
type Message = { asks: true } | { tab: string; says: TabPayment[] };

/** What another tab said, and when, in milliseconds of a clock that nobody sets. */
interface Heard {
  says: TabPayment[];
  at: number;
}

/** Nothing is believed for longer: a tab may have gone without a word. */
const lifetime = 10 * 60_000;

/** What a panel asks of its surroundings. */
export interface PaymentTabsOptions {
  connection: () => Connection | undefined;
  /** Another tab has said something; `paid` is what it has just paid, so that figures from before are out of date. */
  onHeard: (paid: TabPayment | undefined) => void;
}

/**
 * Lets the tabs of one customer know of each other's payments, so that each can warn before the same thing is paid in
 * two of them. It warns and never holds: no tab waits for another, and where there is no channel there is no warning.
 *
 * The channel is named for lender, client and verified host, as all that is shared, and its messages stay at the
 * origin of this page. They carry an account id and an amount; no name, no number and no token.
 */
export class PaymentTabs implements ReactiveController {
  readonly #host: ReactiveControllerHost & Pick<Node, 'isConnected'>;
  readonly #options: PaymentTabsOptions;
  readonly #tab = crypto.randomUUID();
  readonly #heard = new Map<string, Heard>();
  #channel: BroadcastChannel | undefined;
  #scope = '';
  #now: TabPayment | undefined;
  #paid: { payment: TabPayment; at: number } | undefined;

  constructor(
    host: ReactiveControllerHost & Pick<Node, 'isConnected'>,
    options: PaymentTabsOptions,
  ) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** What the other tabs are at on an account, the most pressing first. */
  others(accountId: string): TabPayment[] {
    const since = performance.now() - lifetime;
    const urgency = ['paying', 'paid', 'review'];
    return [...this.#heard.values()]
      .filter(({ at }) => at >= since)
      .flatMap(({ says }) => says)
      .filter((payment) => payment.accountId === accountId)
      .sort((one, other) => urgency.indexOf(one.stage) - urgency.indexOf(other.stage));
  }

  /** Asks what the others are at. A review that nobody stands by any more is forgotten. */
  ask(): void {
    this.#open();
    for (const heard of this.#heard.values()) {
      heard.says = heard.says.filter(({ stage }) => stage !== 'review');
    }
    this.#post({ asks: true });
  }

  /** Tells the others what this tab is at; nothing if left out. What was paid is said for ten minutes more. */
  say(payment: TabPayment | undefined): void {
    if (JSON.stringify(payment) === JSON.stringify(this.#now)) return;
    this.#now = payment;
    if (payment?.stage === 'paid') this.#paid = { payment, at: performance.now() };
    this.#open();
    this.#answer();
  }

  /** Forgets everything: the next customer is somebody else. */
  clear(): void {
    this.#now = undefined;
    this.#paid = undefined;
    this.#heard.clear();
    this.#close();
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#onPageHide);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#onPageHide);
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#onPageHide();
    });
  }

  #open(): void {
    const { lender, clientId } = this.#options.connection() ?? {};
    // A panel that was removed may still be drawn, but speaks no more.
    if (!this.#host.isConnected || lender === undefined || clientId === undefined) return;
    const scope = `${scopeName(lender, clientId, embedding().host)}/payments`;
    if (this.#channel && scope === this.#scope) return;
    this.#close();
    this.#scope = scope;
    try {
      this.#channel = new BroadcastChannel(scope);
      this.#channel.onmessage = ({ data }) => this.#receive(data);
    } catch {
      // Denied, as where storage is: no warning then. The lender still asks about a payment just like one before.
    }
  }

  #close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }

  #post(message: Message): void {
    this.#channel?.postMessage(message);
  }

  #answer(): void {
    const { payment, at = -lifetime } = this.#paid ?? {};
    const paid = at > performance.now() - lifetime ? payment : undefined;
    const says = [this.#now, paid === this.#now ? undefined : paid];
    this.#post({ tab: this.#tab, says: says.filter((one) => one !== undefined) });
  }

  #receive(data: unknown): void {
    const { asks, tab, says } = (data ?? {}) as Partial<Record<string, unknown>>;
    if (asks === true && (this.#now ?? this.#paid)) this.#answer();
    if (typeof tab !== 'string' || !Array.isArray(says) || !says.every(isTabPayment)) return;
    const known = this.#heard.get(tab)?.says.map(nameOf);
    this.#heard.set(tab, { says, at: performance.now() });
    this.#host.requestUpdate();
    // What it says first was paid before this panel had its figures.
    const fresh = says.find(
      (one) => one.stage === 'paid' && known?.includes(nameOf(one)) === false,
    );
    this.#options.onHeard(fresh);
  }

  /** Who leaves is about to confirm nothing; what is without an answer stays so. */
  readonly #onPageHide = (): void => {
    if (this.#now?.stage === 'review') this.say(undefined);
    this.#close();
  };
}

const nameOf = (payment: TabPayment) => JSON.stringify(payment);

// Anything of this origin can post there.
function isTabPayment(value: unknown): value is TabPayment {
  const { accountId, amount, stage } = (value ?? {}) as Partial<TabPayment>;
  return (
    typeof accountId === 'string' &&
    ['review', 'paying', 'paid'].includes(stage ?? '') &&
    Number.isSafeInteger(amount?.amount) &&
    /^[A-Z]{3}$/.test(amount?.currency ?? '')
  );
}
