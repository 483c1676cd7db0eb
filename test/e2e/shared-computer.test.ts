import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { closeTabs, find, sendForm, shownAmount, waitForText } from '../support/browser.ts';
import { kept } from '../support/kept.ts';
import { codeIn, mailTo } from '../support/mails.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

afterEach(() => closeTabs(stage.browser));

async function signInShared(page: Page, userId: string): Promise<void> {
  await page.goto(`${stage.sandbox.lender}/`);
  await find(page, 'This is a shared computer', 'checkbox').click();
  await sendForm(page, userId);
}

it('remembers nothing of the customer, neither for a reload nor for another tab', async () => {
  const page = await stage.browser.newPage();

  await signInShared(page, 'alex.current');
  await shownAmount(page);

  assert.deepEqual(await kept(page, true), []);
  const other = await stage.browser.newPage();
  await other.goto(`${stage.sandbox.lender}/`);
  await find(other, 'Password', 'textbox').wait();
  assert.equal(await other.$('fs-balance-card >>> [part~="amount"]'), null);
  await page.bringToFront();
  await shownAmount(page);
  await page.reload();
  await find(page, 'Password', 'textbox').wait();
  const userId = await page.$eval('>>> input[autocomplete~="username"]', (input) =>
    input instanceof HTMLInputElement ? input.value : undefined,
  );
  assert.equal(userId, '', 'nor the user ID');
});

it('does not become a device that the lender knows', async () => {
  const page = await stage.browser.newPage();
  await signInShared(page, 'morgan.mfa');
  await waitForText(page, 'Enter the code we sent you');
  const mail = await mailTo(stage.sandbox, 'morgan.mfa@mail.example', 'Your code');
  await find(page, 'Code', 'textbox').fill(codeIn(mail));
  await find(page, 'Continue', 'button').click();
  await shownAmount(page);
  await find(page, 'Sign out', 'button').click();
  await find(page, 'Password', 'textbox').wait();
  assert.deepEqual(await kept(page, true), []);

  await sendForm(page, 'morgan.mfa');

  await waitForText(page, 'Enter the code we sent you');
});
