import { Auth } from '../../../../sdk/auth.ts';
import type { AuthState } from '../../../../sdk/session/auth-state.ts';
import { Memory } from '../../../../sdk/session/memory.ts';
import { Session } from '../../../../sdk/session/session.ts';
import { BrowserDouble, TabDouble, type Turn } from './browser-double.ts';
import { attempting, LenderBook, type AttemptDouble } from './lender-book.ts';

/** Something that happens to the tabs. */
export type Step =
  | { do: 'sign-in'; tab: number; sharedComputer: boolean }
  | { do: 'sign-out' | 'call' | 'close' | 'reload'; tab: number }
  | { do: 'expire'; milliseconds: number }
  | { do: 'end-all' };

interface Tab {
  double: TabDouble;
  session: Session;
  auth: Auth;
}

const scope = 'fs-central/tabs';

/** Several tabs of one browser, a lender, and what goes on between them. */
export class Tabs {
  readonly browser: BrowserDouble;
  readonly lender: LenderBook;
  /** Gives the platform back. */
  readonly end: () => void;
  readonly #page: string | undefined;
  readonly #tabs: Tab[];
  /** Sign-ins that have not come to an end. */
  readonly #attempts = new Set<AttemptDouble>();
  /** What is under way, by the tab that began it. */
  readonly #pending = new Map<Promise<unknown>, TabDouble>();

  /** @param samePage whether the tabs are frames of one page, which share what is in memory only */
  constructor(turn: Turn, count: number, samePage: boolean) {
    this.browser = new BrowserDouble(turn);
    this.lender = new LenderBook(this.browser);
    this.end = this.browser.install();
    this.#page = samePage ? 'page' : undefined;
    this.#tabs = Array.from({ length: count }, () => this.#open(new TabDouble()));
  }

  /** Begins a step; it ends in its own time. */
  begin(step: Step): void {
    if (step.do === 'expire') this.browser.pass(step.milliseconds);
    else if (step.do === 'end-all') this.lender.endAll();
    else this.#beginIn(step.tab % this.#tabs.length, step);
  }

  get states(): AuthState['status'][] {
    return this.#tabs.map(({ auth }) => auth.state.status);
  }

  /** How many calls that a tab still waits for have not come to an end. */
  get waiting(): number {
    return [...this.#pending.values()].filter(({ closed }) => !closed).length;
  }

  /** Whether anything is left in storage, of the tabs or of all. */
  get remembers(): boolean {
    const inTabs = this.#tabs.some(({ double }) => double.storage.size > 0);
    return inTabs || this.browser.database(scope).size > 0;
  }

  /** Thumbprint of the key in the database, and those in the tabs' records. */
  get keys(): { stored: boolean; recorded: Set<string> } {
    const records = this.#tabs.flatMap(({ double }) => [...double.storage.values()]);
    const recorded = records.map((text) => (JSON.parse(text) as { thumbprint: string }).thumbprint);
    return { stored: this.browser.database(scope).has('proof'), recorded: new Set(recorded) };
  }

  /** The session that each tab would make its next call with; undefined where nobody is signed in. */
  sessions(): Promise<(string | undefined)[]> {
    const asked = this.#tabs.map(({ double, session }) =>
      this.browser.in(double, async () => {
        const given = await session.credentials().catch(() => undefined);
        return given && this.lender.sessionOf(given.accessToken);
      }),
    );
    return Promise.all(asked);
  }

  #beginIn(at: number, step: Exclude<Step, { do: 'expire' | 'end-all' }>): void {
    const { double, session, auth } = this.#tabs[at]!;
    if (step.do === 'close' || step.do === 'reload') {
      this.browser.close(double);
      this.#tabs[at] = this.#open(
        new TabDouble(step.do === 'close' ? undefined : new Map(double.storage)),
      );
      return;
    }
    const { sharedComputer } = step as Step & { sharedComputer: boolean };
    const run = {
      'sign-in': () =>
        this.#attempt(double, () => auth.signIn({ userId: 'a', password: 'b', sharedComputer })),
      'sign-out': () => {
        for (const attempt of this.#attempts) if (attempt.tab === double) attempt.overtaken = true;
        return auth.signOut();
      },
      call: () => this.#call(session),
    }[step.do];
    this.#track(double, this.browser.in<Promise<unknown>>(double, run));
  }

  async #attempt<T>(tab: TabDouble, run: () => Promise<T>): Promise<T> {
    const attempt = { tab, overtaken: false };
    this.#attempts.add(attempt);
    try {
      return await attempting.run(attempt, run);
    } finally {
      this.#attempts.delete(attempt);
    }
  }

  /** One call of the API, by the rules of `Transport`. */
  async #call(session: Session): Promise<void> {
    const taken = ({ accessToken, key }: Awaited<ReturnType<Session['credentials']>>) =>
      this.lender.call(accessToken, key.thumbprint);
    const given = await session.credentials();
    if (await taken(given)) return;
    const renewed = await session.renew(given);
    if (!(await taken(renewed))) session.expire(renewed);
  }

  #open(double: TabDouble): Tab {
    return this.browser.in(double, () => {
      const { endpoints } = this.lender;
      const session = new Session(endpoints, new Memory(scope, this.#page));
      const unused = () => Promise.reject(new Error('not part of this'));
      const auth = new Auth({
        session,
        endpoints,
        transport: undefined as never,
        openFlow: unused,
        openCare: unused,
        device: undefined,
      });
      this.#track(double, session.ready);
      return { double, session, auth };
    });
  }

  #track(double: TabDouble, work: Promise<unknown>): void {
    this.#pending.set(work, double);
    const settled = () => this.#pending.delete(work);
    work.then(settled, settled);
  }
}
