import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { passphrase, signedInClient } from '../support/api.ts';
import { hasFocus, inFirefox, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

/** Presses Tab until something with that name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await hasFocus(page, name)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never reached ${String(name)}`);
}

/**
 * Presses Enter on a button, and waits for what comes of it. On a busy machine Firefox's driver may give a button the
 * keydown without the keypress that presses it; a person presses again, too.
 */
async function enter(page: Page, name: RegExp, next: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
  for (let more = inFirefox ? 3 : 0; more > 0; more -= 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    if (!(await hasFocus(page, name))) break;
    await page.keyboard.press('Enter');
  }
  await waitForText(page, next);
}

it('goes from the sign-in form to the receipt without a mouse', async () => {
  const page = await stage.browser.newPage();
  await page.goto(`${stage.sandbox.lender}/`);
  await waitForText(page, 'Sign in');

  await tabTo(page, /^User ID/);
  await page.keyboard.type('alex.current');
  await tabTo(page, /^Password/);
  await page.keyboard.type(passphrase);
  await page.keyboard.press('Enter');
  await waitForText(page, 'Amount due');
  await enter(page, /^Review payment/, 'Check and confirm');
  await enter(page, /^Pay \$/, 'Confirmation number');

  const client = await signedInClient(stage.sandbox.lender, 'alex.current');
  const [account] = (await client.accounts.list()).items;
  assert.ok(account);
  assert.equal((await client.payments.list(account.id)).items.length, 1);
});
