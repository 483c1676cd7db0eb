import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { HTTPRequest } from 'puppeteer-core';
import { bankDebits, signedInClient } from '../support/api.ts';
import { find, shownAmount, signIn, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

function submits(request: HTTPRequest): boolean {
  return request.method() === 'POST' && new URL(request.url()).pathname.endsWith('/payments');
}

/** The server gets the request and commits; the page hears nothing. */
async function commitUnheard(request: HTTPRequest): Promise<void> {
  const body = (await request.fetchPostData()) ?? '';
  const response = await fetch(request.url(), {
    method: 'POST',
    headers: request.headers(),
    body,
  });
  assert.ok(response.ok || response.status === 409, `the server took it: ${await response.text()}`);
  await request.abort('connectionreset');
}

it('pays once when the answer to a submitted payment is lost and the page is reloaded', async () => {
  const page = await stage.browser.newPage();
  await signIn(page, stage.sandbox.lender, 'alex.current');
  const due = await shownAmount(page);
  await find(page, 'Review payment', 'button').click();
  await waitForText(page, 'Check and confirm');

  const keys = new Set<string | undefined>();
  let healed = false;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (!submits(request)) return void request.continue();
    keys.add(request.headers()['idempotency-key']);
    if (healed) return void request.continue();
    void commitUnheard(request);
  });
  await find(page, `Pay ${due}`, 'button').click();
  const checking = await waitForText(page, 'We’re checking your payment');
  assert.doesNotMatch(checking, /Review payment/, 'no second payment is offered');

  assert.equal((await bankDebits(stage.sandbox)).length, 1, 'the payment was made');

  await page.reload();
  healed = true;
  await waitForText(page, 'Confirmation number');

  assert.equal(keys.size, 1, 'every attempt carried one key');
  const client = await signedInClient(stage.sandbox.lender, 'alex.current');
  const [account] = (await client.accounts.list()).items;
  assert.ok(account);
  assert.equal((await client.payments.list(account.id)).items.length, 1);
  assert.equal((await bankDebits(stage.sandbox)).length, 1);
});
