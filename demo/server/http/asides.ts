import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a page of another site asks in passing, by an image, a frame or a blind fetch, where people
 * are sent or the lender's own pages ask. Such a page gets nothing of the answer; but what it asks
 * for would count as the customer's own, until the customer is told to wait.
 */
export function isAside(headers: IncomingHttpHeaders): boolean {
  const { 'sec-fetch-dest': dest, origin } = headers;
  // What asks openly names its origin, and is looked at by that.
  return isForeign(headers) && origin === undefined && dest !== 'document';
}

/** Whether a page of another origin asks, or sends people here. */
export function isForeign({ 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  return site === 'cross-site' || site === 'same-site';
}
