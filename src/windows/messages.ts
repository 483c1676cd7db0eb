/**
 * What a lender's frame in a host's page and a window that it opened say to each other.
 *
 * Frame and window are pages of one origin, the lender's, with the host's page between them. So:
 *
 * 1. The frame opens the window itself and in the click, or the browser blocks it. Its first address is
 *    one of the lender's pages already, as a host page that is kept apart (COOP) takes the handle away
 *    and leaves the window where it is.
 * 2. The window is `_blank`, never named: a name could be that of a window which the host has opened.
 * 3. Both sides look at source, then origin, then shape, in this order, and drop what does not fit in
 *    silence. The target origin is always the lender's, so nothing reaches a host that has put itself in
 *    the place of the opener or has sent the window elsewhere.
 * 4. Signing in: the window ends at `/embed/callback` and hands over its address, {@link SignInAnswer}.
 *    The frame compares `state` with its own before it looks at anything else. Code, state and verifier
 *    exist in the window's address, in this message and in the frame's memory only.
 * 5. Confirming: the window asks what to show, {@link ReviewWanted}; the frame tells it, {@link ReviewShown},
 *    with a name made for this review; the window repeats the name in its one {@link ReviewAnswer}. The
 *    frame pays, with its own session and its one key. The window has neither.
 * 6. Reading a document: the window asks for it, {@link DocumentWanted}; the frame, which alone has a session, tells it,
 *    {@link DocumentShown}. The window makes an address of its own for it and goes there.
 * 7. Whoever opened a window closes it. A window that is left alone says so in words, with a link to the portal.
 *
 * The guards are written by hand, as those of `frame/protocol.ts`: a frame should not wait for a schema.
 */

/** Callback window to frame: where the sign-in has ended. */
export interface SignInAnswer {
  fs: 'sign-in-answer';
  /** Address of the callback, with `code` and `state`, or `error` and `state`. */
  url: string;
  /** The customer said that others use this computer, or nobody knows. */
  shared: boolean;
}

/** Confirmation window to frame: ready to show what is to be confirmed. */
export interface ReviewWanted {
  fs: 'review-wanted';
}

/** What the confirmation window shows, in words: it knows nothing of accounts or money. */
export interface ReviewWords {
  /** What it is about, the largest on the page: an amount, or what is changed. */
  figure: string;
  /** What stands below: method, date, account and the like. */
  lines: readonly ReviewLine[];
  /** The text the customer agrees to by confirming, under its title. */
  agreement: ReviewLine;
  /** On the button: `Pay $412.50`. */
  confirm: string;
}

/** A value and what it is. */
export interface ReviewLine {
  label: string;
  value: string;
}

/** Frame to confirmation window: the answer to {@link ReviewWanted}. */
export interface ReviewShown {
  fs: 'review-shown';
  /** Made for this review; the answer must repeat it. */
  id: string;
  /** BCP 47 tag of the words. */
  locale: string;
  words: ReviewWords;
}

/** Document window to frame: ready for what is to be read. */
export interface DocumentWanted {
  fs: 'document-wanted';
}

/** Frame to document window: the answer to {@link DocumentWanted}, as soon as the document is there. */
export interface DocumentShown {
  fs: 'document-shown';
  /** BCP 47 tag of the words around it. */
  locale: string;
  /** The document, under the name to keep it by. */
  file: File;
}

/** Confirmation window to frame: what the customer decided. */
export interface ReviewAnswer {
  fs: 'review-answer';
  id: string;
  confirmed: boolean;
}

/** More lines than any review has. */
const mostLines = 12;

/** Whether a message is the end of the sign-in with this `state`. Source and origin come first. */
export function isSignInAnswer(data: unknown, state: string): data is SignInAnswer {
  const { fs, url, shared } = fieldsOf<SignInAnswer>(data);
  return (
    fs === 'sign-in-answer' &&
    typeof shared === 'boolean' &&
    typeof url === 'string' &&
    URL.canParse(url) &&
    new URL(url).searchParams.get('state') === state
  );
}

/** Whether a message asks for what is to be confirmed. */
export function isReviewWanted(data: unknown): data is ReviewWanted {
  return fieldsOf<ReviewWanted>(data).fs === 'review-wanted';
}

/** Whether a message says what is to be confirmed. */
export function isReviewShown(data: unknown): data is ReviewShown {
  const { fs, id, locale, words } = fieldsOf<ReviewShown>(data);
  const shown = fieldsOf<ReviewWords>(words);
  return (
    fs === 'review-shown' &&
    typeof id === 'string' &&
    typeof locale === 'string' &&
    isText(shown.figure) &&
    isText(shown.confirm) &&
    isLine(shown.agreement) &&
    Array.isArray(shown.lines) &&
    shown.lines.length > 0 &&
    shown.lines.length <= mostLines &&
    shown.lines.every(isLine)
  );
}

/** Whether a message asks for a document. */
export function isDocumentWanted(data: unknown): data is DocumentWanted {
  return fieldsOf<DocumentWanted>(data).fs === 'document-wanted';
}

/** Whether a message brings a document. */
export function isDocumentShown(data: unknown): data is DocumentShown {
  const { fs, locale, file } = fieldsOf<DocumentShown>(data);
  return fs === 'document-shown' && typeof locale === 'string' && file instanceof File;
}

/** Whether a message is the decision about the review of this name. */
export function isReviewAnswer(data: unknown, id: string): data is ReviewAnswer {
  const answer = fieldsOf<ReviewAnswer>(data);
  return answer.fs === 'review-answer' && answer.id === id && typeof answer.confirmed === 'boolean';
}

function isLine(data: unknown): boolean {
  const { label, value } = fieldsOf<ReviewLine>(data);
  return isText(label) && isText(value);
}

function isText(data: unknown): boolean {
  return typeof data === 'string' && data !== '';
}

function fieldsOf<T>(data: unknown): Partial<Record<keyof T, unknown>> {
  return typeof data === 'object' && data !== null ? data : {};
}
