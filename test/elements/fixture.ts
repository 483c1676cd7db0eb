import {
  createMocks,
  type Mocks,
  type Overrides,
  SANDBOX_PASSPHRASE,
} from '../../sdk/mocks/index.ts';
import { type Client, createClient } from '../../sdk/index.ts';
import { connectionOf } from '../../src/controllers/connection.ts';
import type { FsElement } from '../../src/elements/element.ts';
import { mayTakeSecrets } from '../../src/elements/inline-guard.ts';
import { answerPolicy, ownSite, type PolicyAnswer } from './policy.ts';

/** One designed state of an element: a lender that behaves so, and the way there. */
export interface Fixture<E extends FsElement = FsElement> {
  /** Who is signed in before the element is on the page; nobody if left out. */
  signedInAs?: string;
  /** How the mocked lender misbehaves; from before the element is there, but after the sign-in. */
  overrides?: Overrides;
  attributes?: Readonly<Record<string, string>>;
  /** What the lender says of this page; that it is its own, and before the element asks, if left out. */
  policy?: PolicyAnswer;
  /** Milliseconds until a call gives up. */
  timeout?: number;
  /** Puts something in place of the network: `false` gives the element no client at all. */
  client?: false | ((mocks: Mocks) => Client);
  /** What to do on the element, once it is drawn, to arrive at the state. */
  arrive?(mounted: Mounted<E>): void | Promise<void>;
}

/** An element on the page, with the lender that it speaks to. */
export interface Mounted<E extends FsElement = FsElement> {
  element: E;
  mocks: Mocks;
  client: Client | undefined;
}

/**
 * Puts an element on the page in one of its states.
 *
 * @param parent where; the page's body if left out
 */
export async function mount<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  fixture: Fixture<HTMLElementTagNameMap[T] & FsElement> = {},
  parent: HTMLElement = document.body,
): Promise<Mounted<HTMLElementTagNameMap[T] & FsElement>> {
  const mocks = createMocks();
  const client = fixture.client === false ? undefined : (fixture.client ?? clientOf)(mocks);
  if (client && fixture.signedInAs) await signIn(client, fixture.signedInAs);
  for (const [operation, override] of Object.entries(fixture.overrides ?? {})) {
    mocks.override(operation as keyof Overrides, override);
  }

  answerPolicy(fixture.policy ?? ownSite);
  if (client && !fixture.policy) await until(() => mayTakeSecrets(connectionOf(client)));
  const element = document.createElement(tag) as HTMLElementTagNameMap[T] & FsElement;
  element.supportPhone = '(555) 555-0142';
  for (const [name, value] of Object.entries(fixture.attributes ?? {})) {
    element.setAttribute(name, value);
  }
  if (client) element.client = client;
  parent.append(element);
  await element.updateComplete;
  const mounted = { element, mocks, client };
  await fixture.arrive?.(mounted);
  await element.updateComplete;
  return mounted;

  function clientOf({ lender, fetch }: Mocks) {
    const { timeout } = fixture;
    return createClient({ lender, clientId: 'portal', storage: 'memory', fetch, timeout });
  }
}

/** Signs a persona of the sandbox in. */
export async function signIn(client: Client, userId: string): Promise<void> {
  await client.auth.signIn({ userId, password: SANDBOX_PASSPHRASE });
}

/** Milliseconds that a page may take beside others on a busy machine. */
const patience = 15_000;

/** Waits until something is there, looked for at every frame. */
export async function until<T>(look: () => T | null | undefined | false): Promise<T> {
  const deadline = performance.now() + patience;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > deadline)
      throw new Error(`Not there after ${patience / 1000} s: ${String(look)}`);
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
}

/** What an event carries of its own; `isTrusted` is an own property in some engines and inherited in others. */
export function dataOf(event: Event): string[] {
  return Object.keys(event).filter((name) => name !== 'isTrusted');
}
