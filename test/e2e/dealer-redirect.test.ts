import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { accountCanaries, scan, secret } from '../hostile/canaries.ts';
import { passphrase } from '../support/api.ts';
import { find, shownAmount } from '../support/browser.ts';
import { dollars, firstAccount, learned } from '../support/dealer.ts';
import { setStage } from '../support/stage.ts';

type Shell = HTMLElement & { facts?: { state?: string } };

const stage = setStage();

it('leads to the lender’s portal and back, and brings nothing along', async () => {
  const page = await stage.browser.newPage();
  const account = await firstAccount(stage.sandbox.lender, 'alex.current');
  await page.goto(`${stage.sandbox.dealer}/redirect`);

  await linked(page);
  await page.focus('fs-login');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.equal(page.url(), `${stage.sandbox.lender}/?client_id=northside-motors`);
  await find(page, 'User ID', 'textbox').fill('alex.current');
  await find(page, 'Password', 'textbox').fill(passphrase);
  await find(page, 'Sign in', 'button').click();
  assert.equal(await shownAmount(page), dollars(account.amountDue));

  await Promise.all([
    page.waitForNavigation(),
    find(page, 'Back to Northside Motors', 'link').click(),
  ]);
  const traces = await learned(page);
  assert.equal(page.url(), `${stage.sandbox.dealer}/`);
  assert.equal(await page.evaluate(() => document.referrer), '');
  assert.deepEqual(
    scan(traces.join('\n'), [...accountCanaries(account), secret('password', passphrase)]),
    [],
  );
});

it('asks for no frame of the lender’s', async () => {
  const page = await stage.browser.newPage();
  await page.goto(`${stage.sandbox.dealer}/redirect`);

  await linked(page);

  assert.deepEqual(
    page.frames().map((frame) => frame.url()),
    [`${stage.sandbox.dealer}/redirect`],
  );
});

it('offers no way back to a site that the lender does not know', async () => {
  const page = await stage.browser.newPage();

  await page.goto(`${stage.sandbox.lender}/?client_id=https://elsewhere.example/`);
  await find(page, 'User ID', 'textbox').wait();

  const links = await page.$$eval('a', (all) =>
    all.map(({ href, textContent }) => `${textContent} ${href}`),
  );
  assert.ok(links.length > 0);
  assert.deepEqual(
    links.filter((link) => /Back to| https:/.test(link)),
    [],
  );
});

/** Waits for the shell's link, which no engine's tools but Chromium's can look at: its root is closed. */
async function linked(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector<Shell>('fs-login')?.facts?.state === 'redirect',
  );
}
