import type { Page } from 'puppeteer-core';
import { framedTags, type FramedTag } from '../../sdk/contract/index.ts';

/** Browsers that the pages are tried in. */
export type Engine = 'chromium' | 'firefox';

/** Elements that every page shows, all within one `fs-central` and on one load of it: every tag that can be framed. */
export const tags = framedTags;
/** Tag of an element that every page shows. */
export type Tag = FramedTag;

/** What a customer gets on a page: the element, or the link to the portal in its place. */
export type Outcome = 'working' | 'fallback';

/** Addresses and pieces that a page is made of. */
export interface Parts {
  lender: string;
  /** Origin that the page is served from. */
  host: string;
  /** Origin that the client has registered: the same, unless a stranger serves the page. */
  registered: string;
  /** Another origin of the same registered client. */
  second: string;
  /** An origin that no client has registered. */
  stranger: string;
  /** Of scripts, for pages with a content security policy. */
  nonce: string;
  /** The script tag that a dealer pastes. */
  embed: string;
  /** The elements, each with its fallback link, in a provider. */
  elements: string;
  /** An inline script tag with the page's nonce. */
  script(code: string): string;
}

/** A page under test in a browser. */
export interface Visit {
  page: Page;
  parts: Parts;
  /** Keeps what the host has seen so far, before its document goes. */
  keepTrace(): Promise<void>;
}

/** One hazard: a host page, and what is expected of the elements on it. */
export interface HostPage {
  /** What the page does, in words: the test's name. */
  about: string;
  /** Tests are grouped by it, one file each. */
  family: Family;
  /** Also among the few of `npm test`. */
  quick?: boolean;
  /** A password is refused first, the bank account saved, a payment made, the customer's name typed; and all ends signed out. */
  thorough?: boolean;
  /** A persona's user ID; Alex if left out. */
  userId?: string;
  /** A page whose elements cannot work, for a reason of the browser's. */
  fallback?: {
    /** All if left out. */
    tags?: readonly Tag[];
    /** Both if left out. */
    engines?: readonly Engine[];
    because: string;
    /** Whether there is no shell on the page that could tell of it. */
    silent?: boolean;
  };
  /** Engines in which the test's keys do not reach the frames, so that a script fills the fields. */
  keyless?: readonly Engine[];
  /** Headers beside the type. */
  headers?(parts: Parts): Record<string, string>;
  /** Code that runs before embed.js. */
  before?: string;
  /** In the head, before `before`. */
  head?(parts: Parts): string;
  /** The script tags in place of the one that is pasted. */
  scripts?(parts: Parts): string;
  /** The body; the elements alone if left out. */
  body?(parts: Parts): string;
  /** Code that runs after the body. */
  after?: string;
  /** Attributes of the root element. */
  root?: string;
  /** Without one the browser draws as in the last century. */
  doctype?: string;
  /** Served from the stranger's origin. */
  fromStranger?: boolean;
  /** Further files of this page, by name: `/{page}/{name}`. */
  files?: Record<string, HostFile>;
  /** Done before the customer signs in. */
  arrive?(visit: Visit): Promise<void>;
  /** Done once the customer has signed in, before the amount is looked for. */
  signedIn?(visit: Visit): Promise<void>;
}

/** Another file of a page. */
export interface HostFile {
  type: string;
  body(parts: Parts): string;
  headers?: Record<string, string>;
}

/** Names of the specs. */
export type Family =
  'prototypes' | 'network' | 'policies' | 'registry' | 'looks' | 'moves' | 'frames' | 'messages';

/** Types a page's description. */
export function hostPage(page: HostPage): HostPage {
  return page;
}
