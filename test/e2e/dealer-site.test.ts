import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { find, launchBrowser, waitForText } from '../support/browser.ts';
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

it('leads a customer from the dealer to the lender, and says that no money is real', async () => {
  const page = await browser.newPage();
  await page.goto(sandbox.dealer);
  const shown = await waitForText(page, 'Northside Motors');
  assert.match(shown, /Sandbox, no real money/);

  const link = await page.$(`a[href^="${sandbox.lender}"]`);
  assert.ok(link, 'the page links to the lender');
  await Promise.all([page.waitForNavigation(), link.click()]);

  assert.equal(new URL(page.url()).origin, sandbox.lender);
  await find(page, 'User ID', 'textbox').wait();
});
