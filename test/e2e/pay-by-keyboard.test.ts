import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { passphrase, signedInClient } from '../support/api.ts';
import { launchBrowser, waitForText } from '../support/browser.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let browser: Browser;

before(async () => {
  [sandbox, browser] = await Promise.all([startSandbox(), launchBrowser()]);
});

after(async () => {
  await browser.close();
  await sandbox.dispose();
});

/** Name of what has the focus, through shadow roots, as assistive technology hears it. */
async function focusedName(page: Page): Promise<string> {
  const handle = await page.evaluateHandle(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  });
  const element = handle.asElement();
  if (!element) return '';
  const node = await page.accessibility.snapshot({ root: element });
  return node?.name ?? '';
}

/** Presses Tab until something with that name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 40; presses += 1) {
    const focused = await focusedName(page);
    if (name.test(focused)) return;
    seen.push(focused);
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never reached ${String(name)}; it went over: ${seen.join(' | ')}`);
}

it('goes from the sign-in form to the receipt without a mouse', async () => {
  const page = await browser.newPage();
  await page.goto(`${sandbox.lender}/`);
  await waitForText(page, 'Sign in');

  await tabTo(page, /^User ID/);
  await page.keyboard.type('alex.current');
  await tabTo(page, /^Password/);
  await page.keyboard.type(passphrase);
  await page.keyboard.press('Enter');
  await waitForText(page, 'Amount due');
  await tabTo(page, /^Review payment/);
  await page.keyboard.press('Enter');
  await waitForText(page, 'Check and confirm');
  await tabTo(page, /^Pay \$/);
  await page.keyboard.press('Enter');
  await waitForText(page, 'Confirmation number');

  const client = await signedInClient(sandbox.lender, 'alex.current');
  const [account] = (await client.accounts.list()).items;
  assert.ok(account);
  assert.equal((await client.payments.list(account.id)).items.length, 1);
});
