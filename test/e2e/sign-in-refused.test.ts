import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { passphrase } from '../support/api.ts';
import { find, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let page: Page;

afterEach(async () => {
  await page.close();
});

async function trySigningIn(userId: string, password: string): Promise<void> {
  page = await stage.browser.newPage();
  await page.goto(`${stage.sandbox.lender}/`);
  await find(page, 'User ID', 'textbox').fill(userId);
  await find(page, 'Password', 'textbox').fill(password);
  await find(page, 'Sign in', 'button').click();
}

it('says the same words for a wrong password and for a user that is not there', async () => {
  await trySigningIn('alex.current', 'not-the-passphrase');
  const known = await waitForText(page, /(don’t|doesn’t) match/);
  await page.close();

  await trySigningIn('nobody.here', 'not-the-passphrase');
  const unknown = await waitForText(page, /(don’t|doesn’t) match/);

  assert.equal(unknown.replace('nobody.here', ''), known.replace('alex.current', ''));
  const value = await page.$eval('>>> input[autocomplete~="username"]', (input) =>
    input instanceof HTMLInputElement ? input.value : undefined,
  );
  assert.equal(value, 'nobody.here', 'what was typed is kept');
});

it('says until when a locked user must wait, and whom to call', async () => {
  await trySigningIn('drew.locked', passphrase);

  const shown = await waitForText(page, 'Locked until');

  assert.match(shown, /\d{1,2}:\d{2}/);
  assert.match(shown, /Call us/);
});

it('says so when the server cannot be reached, and signs in once it is back', async () => {
  page = await stage.browser.newPage();
  await page.goto(`${stage.sandbox.lender}/`);
  await find(page, 'User ID', 'textbox').fill('alex.current');
  await find(page, 'Password', 'textbox').fill(passphrase);
  await stage.sandbox.stop();
  await find(page, 'Sign in', 'button').click();
  await waitForText(page, /reach/);

  await stage.sandbox.start();
  const retry = await page.$('>>> button::-p-text(Try again)');
  if (retry) await retry.click();
  else await find(page, 'Sign in', 'button').click();

  await find(page, 'Sign out', 'button').wait();
});
