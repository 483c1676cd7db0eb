import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a page of another site asks in passing, by an image, a frame or a blind fetch, where people
 * are sent or the lender's own pages ask. Such a page gets nothing of the answer; but what it asks
 * for would count as the customer's own, until the customer is told to wait.
 */
export function isAside(headers: IncomingHttpHeaders): boolean {
  const { 'sec-fetch-site': site, 'sec-fetch-dest': dest, origin } = headers;
  const foreign = site === 'cross-site' || site === 'same-site';
  // What asks openly names its origin, and is looked at by that.
  return foreign && origin === undefined && dest !== 'document';
}
