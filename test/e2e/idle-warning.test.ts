import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { scopeName } from '../../sdk/session/scope-name.ts';
import { closeTabs, find, sendForm, shownAmount, signIn, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
const minute = 60_000;

afterEach(() => closeTabs(stage.browser));

/**
 * Waits until idleness is watched for: a clock that was moved before would be right to the watch. It answers every
 * tab that asks whether somebody is there.
 */
async function watched(page: Page): Promise<void> {
  const { lender } = stage.sandbox;
  await page.evaluate(
    async (name) => {
      const channel = new BroadcastChannel(name);
      const answered = new Promise((resolve) => {
        channel.onmessage = resolve;
      });
      const asking = setInterval(() => channel.postMessage({ type: 'asked' }), 100);
      await answered;
      clearInterval(asking);
      channel.close();
    },
    `${scopeName(lender, 'portal', lender)}/idle`,
  );
}

/** Moves the clock of a page on: its timers go on as before, and find out when they look at it. */
async function pass(page: Page, milliseconds: number): Promise<void> {
  await page.evaluate((more) => {
    const before = Date.now;
    Date.now = () => before() + more;
  }, milliseconds);
}

it('warns before an idle session ends, goes on when asked to, and else signs out', async () => {
  const page = await stage.browser.newPage();
  await signIn(page, stage.sandbox.lender, 'alex.current');
  const amount = await shownAmount(page);
  await watched(page);

  await pass(page, 14 * minute + 1_000);
  const shown = await waitForText(page, 'Still there?');
  assert.match(shown, /You’ll be signed out in \d+ seconds?\./);
  await find(page, 'Stay signed in', 'button').click();
  await page.waitForFunction(() => !document.querySelector('[data-fs-idle]'), { polling: 100 });
  assert.equal(await shownAmount(page), amount);

  await pass(page, 14 * minute + 1_000);
  await waitForText(page, 'Still there?');
  await pass(page, minute);
  const after = await waitForText(page, 'You were signed out');
  assert.ok(!after.replace(/\s+/g, '').includes(amount), 'no figure is left');
  await find(page, 'Password', 'textbox').wait();
  await page.reload();
  await find(page, 'Password', 'textbox').wait();
});

it('ends at once when the customer says so', async () => {
  const page = await stage.browser.newPage();
  await signIn(page, stage.sandbox.lender, 'alex.current');
  await shownAmount(page);
  await watched(page);

  await pass(page, 14 * minute + 1_000);
  await find(page, 'Sign out now', 'button').click();

  await find(page, 'Password', 'textbox').wait();
});

it('warns after four minutes on a shared computer', async () => {
  const page = await stage.browser.newPage();
  await page.goto(`${stage.sandbox.lender}/`);
  await find(page, 'This is a shared computer', 'checkbox').click();
  await sendForm(page, 'alex.current');
  await shownAmount(page);
  await watched(page);

  await pass(page, 4 * minute + 1_000);

  await waitForText(page, 'Still there?');
});
