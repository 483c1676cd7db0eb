/**
 * What the shell on the host's page and the guest in the lender's frame say to each other.
 *
 * The essay of the handshake, as both sides keep it:
 *
 * 1. The shell makes a frame at the lender's origin, `/embed/frames/{tag}?client_id=…&host=…`. The
 *    lender answers with `frame-ancestors {host}`, so that a guest that runs at all runs in that host.
 * 2. The guest says {@link Hello} to `parent`, with the host as exact target origin. What it has drawn
 *    by then, it says as well. The frame is seen from the start, and hidden where that takes long.
 * 3. The shell looks at source, then origin, then shape, in this order, and drops what does not fit in
 *    silence: other scripts, extensions and attackers post messages, too.
 * 4. The shell answers {@link Welcome} to the frame's window, with the lender as exact target origin and
 *    one `MessagePort`. The guest looks at source, origin, shape and its own nonce, takes the first that
 *    fits and listens to the window no more.
 * 5. All else goes over the port: {@link ShellMessage} in, {@link GuestMessage} out.
 *
 * No target origin is ever `*`. Nothing that goes out tells who the customer is, what is owed or what
 * was typed: heights, a title, and past-tense events without data. Errors cross as coarse codes.
 *
 * The guards are written by hand: the shell runs in pages whose prototypes others have changed, and is
 * weighed in bytes.
 */

/** Raised when the two sides would no longer understand each other. */
export const protocolVersion = 1;

/** Guest to parent window: ready to be told how to look. */
export interface Hello {
  fs: 'hello';
  version: number;
  /** Made by the guest for this load; the answer must repeat it. */
  nonce: string;
  /** The first picture, where there is one already: see {@link lookLine}. */
  shown?: Shown | undefined;
}

/** What a shell must know to show its frame. */
export interface Shown {
  /** Height of the content in whole CSS pixels. */
  height: number;
  /** Names the frame for assistive technology. */
  title: string;
}

/** Shell to frame, with one port: the answer to {@link Hello}. */
export interface Welcome {
  fs: 'welcome';
  version: number;
  nonce: string;
  /** Random name of the host page's load: frames of one page share what is in memory only. */
  page: string;
  settings: Settings;
}

/** How the host would like the element to be. Whatever is not well-formed is left out by the guest. */
export interface Settings {
  /** BCP 47 tag. */
  locale?: string;
  direction?: 'ltr' | 'rtl';
  scheme?: 'light' | 'dark';
  accountId?: string;
  /** Public design tokens by name, such as `--fs-color-accent`. The guest has the allow-list. */
  theme?: Record<string, string>;
}

/** Shell to guest over the port. */
export type ShellMessage = { type: 'settings'; settings: Settings };

/** Names of the events that a guest may have dispatched on the shell. */
export const eventNames = [
  'fs-ready',
  'fs-signed-in',
  'fs-signed-out',
  'fs-payment-submitted',
  'fs-autopay-changed',
  'fs-plan-requested',
  'fs-document-opened',
  'fs-error',
] as const;

/** Name of an event that crosses. */
export type EventName = (typeof eventNames)[number];

/** Guest to shell over the port. */
export type GuestMessage =
  /** The element is drawn for the first time: the frame may be shown. */
  | ({ type: 'shown' } & Shown)
  /** Height of the content in whole CSS pixels. */
  | { type: 'height'; height: number }
  /** `detail` is `signed-out` or `expired`, or `unavailable` or `refused` for an error; else left out. */
  | { type: 'event'; name: EventName; detail?: string }
  /** The lender's policy wants this element elsewhere: show the link to the portal. */
  | { type: 'redirect' }
  /** What the browser denies the frame; for `diagnose()`. */
  | { type: 'environment'; storage: 'partitioned' | 'denied' };

/** Whether a window message is a guest's greeting. Source and origin are for the caller to check first. */
export function isHello(data: unknown): data is Hello {
  const { fs, version, nonce } = fieldsOf<Hello>(data);
  return fs === 'hello' && version === protocolVersion && isToken(nonce);
}

/** Whether a window message is the answer to the greeting with this nonce. */
export function isWelcome(data: unknown, expected: string): data is Welcome {
  const { fs, version, nonce, page, settings } = fieldsOf<Welcome>(data);
  return (
    fs === 'welcome' &&
    version === protocolVersion &&
    nonce === expected &&
    isToken(page) &&
    typeof settings === 'object' &&
    settings !== null
  );
}

/**
 * What stands after `#` in the address of a frame whose host gives it no tokens: enough to draw a first
 * picture before the welcome says the same. Empty where the picture would not be what the element looks like.
 */
export function lookLine({ locale, direction, scheme, theme }: Settings): string {
  for (const name in theme) if (theme[name]) return '';
  return `#${locale}/${direction}/${scheme}`;
}

/** Whether something is a height that a frame may be given. */
export function isHeight(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 20_000 && value % 1 === 0;
}

/** Whether something is the name of an event that crosses. */
export function isEventName(value: unknown): value is EventName {
  // By index: a host may have broken the iteration of arrays.
  for (let index = 0; index < eventNames.length; index += 1) {
    if (eventNames[index] === value) return true;
  }
  return false;
}

function isToken(value: unknown): value is string {
  return typeof value === 'string' && value.length >= 16 && value.length <= 64;
}

function fieldsOf<T>(data: unknown): Partial<Record<keyof T, unknown>> {
  return typeof data === 'object' && data !== null ? data : {};
}
