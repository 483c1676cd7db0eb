/**
 * "This is a shared computer", carried from the page where it is chosen to the one that hands it over.
 * It rides in the window's own name: that needs no storage, which may be denied, and a browser clears it
 * when the window goes to another site. The rest of the name is random: by a name that it knows, the host's
 * page could get hold of the window.
 */
const own = 'fs-own-computer/';

/** Keeps the customer's choice for the pages that follow in this window. */
export function keepChoice(shared: boolean): void {
  window.name = shared ? '' : `${own}${crypto.randomUUID()}`;
}

/** The choice made in this window; shared where nobody said otherwise. */
export function keptChoice(): boolean {
  return !window.name.startsWith(own);
}
