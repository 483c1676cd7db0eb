/** Whether the page that opened this window can still be reached. */
export function openerHere(): boolean {
  const opener = window.opener as Window | null;
  return opener !== null && !opener.closed;
}

/**
 * Says something to the lender's frame that opened this window. Whatever else may stand in its place
 * hears nothing: the target origin is this page's own.
 *
 * @returns false where nobody is there
 */
export function tellOpener(message: unknown): boolean {
  if (!openerHere()) return false;
  (window.opener as Window).postMessage(message, location.origin);
  return true;
}

/** Whether a message comes from the lender's frame that opened this window. */
export function isFromOpener({ source, origin }: MessageEvent): boolean {
  return source !== null && source === window.opener && origin === location.origin;
}
