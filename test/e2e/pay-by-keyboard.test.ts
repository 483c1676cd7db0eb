import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { passphrase, signedInClient } from '../support/api.ts';
import { hasFocus, waitForText } from '../support/browser.ts';
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
  await tabTo(page, /^Review payment/);
  await page.keyboard.press('Enter');
  await waitForText(page, 'Check and confirm');
  await tabTo(page, /^Pay \$/);
  await page.keyboard.press('Enter');
  await waitForText(page, 'Confirmation number');

  const client = await signedInClient(stage.sandbox.lender, 'alex.current');
  const [account] = (await client.accounts.list()).items;
  assert.ok(account);
  assert.equal((await client.payments.list(account.id)).items.length, 1);
});
