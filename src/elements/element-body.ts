import type { LitElement, TemplateResult } from 'lit';
import type { Client } from '../../sdk/index.ts';
import type { FailureWords } from '../ui/failure-notice.ts';

/** What an element gives to its body. */
export interface BodyHost {
  /** The element itself: where style sheets are worn, what is drawn again, where the keyboard goes. */
  readonly element: LitElement;
  /** Of the customer that is signed in. */
  readonly client: Client;
  /** The account that was asked for; undefined for the customer's first. */
  subject(): string | undefined;
  /** The words that bodies share, the locale to give to Intl, and what a notice of a failure offers. */
  words(): FailureWords;
  /** Says something to assistive technology. */
  announce(words: string): void;
  /** Tells the page that something failed; what, the body says. */
  report(error: unknown): void;
  /** Loads again what is shown, and keeps it on screen meanwhile. */
  reload(): Promise<void>;
  /** Something was changed that other elements show, too: all of them load again. */
  invalidate(): void;
}

/** All that an element shows of one customer and account, and what can be done about it. */
export interface ElementBody<D> {
  /** Takes what was loaded, now or again. May load more; a failure is the element's. */
  take(data: D, signal: AbortSignal): void | Promise<void>;
  /** What is shown, once it has taken something. */
  render(): TemplateResult;
  /** Said once what it took last is on screen, in place of the element's general words. */
  news?(): string | undefined;
  /** Gives up what is under way: somebody else is signed in, or the element is gone. */
  stop?(): void;
}

/** The file of a body. */
export interface BodyModule<B> {
  readonly Body: new (host: BodyHost) => B;
}
