import assert from 'node:assert/strict';
import type { HTTPRequest, Page } from 'puppeteer-core';

/** What to do with a request that submits a payment; others go their way. */
export type Treatment = (request: HTTPRequest) => unknown;

/**
 * Has every submission of a payment from a page treated so, until told otherwise.
 *
 * @returns the idempotency keys seen, one for each request, and the way to treat the next ones otherwise
 */
export async function treatSubmissions(page: Page, treatment: Treatment) {
  const keys: (string | undefined)[] = [];
  const way = { keys, treat: treatment };
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (!submits(request)) return void request.continue();
    keys.push(request.headers()['idempotency-key']);
    return void way.treat(request);
  });
  return way;
}

/** Lets it go its way. */
export const pass: Treatment = (request) => request.continue();

/** Takes it to the server, which commits; the page hears nothing, for ever. */
export async function commitAndStall(request: HTTPRequest): Promise<void> {
  const response = await fetch(request.url(), {
    method: 'POST',
    headers: request.headers(),
    body: (await request.fetchPostData()) ?? '',
  });
  assert.ok(response.ok || response.status === 409, `the server took it: ${await response.text()}`);
}

/** Takes it to the server, which commits; the page hears that the connection was cut. */
export async function commitUnheard(request: HTTPRequest): Promise<void> {
  await commitAndStall(request);
  await request.abort('connectionreset');
}

function submits(request: HTTPRequest): boolean {
  return request.method() === 'POST' && new URL(request.url()).pathname.endsWith('/payments');
}
