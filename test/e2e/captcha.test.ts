import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  closeTabs,
  find,
  sendForm,
  shownAmount,
  untilKnown,
  waitForText,
} from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

afterEach(() => closeTabs(stage.browser));

/** Three wrong passwords, after which the fourth try is asked for more. */
async function failThrice(page: Page, userId: string): Promise<void> {
  await page.goto(`${stage.sandbox.lender}/`);
  for (let failure = 1; failure <= 3; failure += 1) {
    await sendForm(page, userId, `wrong-${String(failure)}`);
    await waitForText(page, /(don’t|doesn’t) match/);
  }
}

it('signs in after three failures once the device has done its arithmetic', async () => {
  const page = await stage.browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  await failThrice(page, 'alex.current');

  await sendForm(page, 'alex.current');
  await waitForText(page, 'One more check');
  await find(page, 'I’m not a robot', 'button').click();

  assert.match(await shownAmount(page), /^\$\d/);
  assert.deepEqual(problems, []);
});

it('asks the same of a user that is not there', async () => {
  const page = await stage.browser.newPage();
  await failThrice(page, 'nobody.here');

  await sendForm(page, 'nobody.here');
  await waitForText(page, 'One more check');
  await find(page, 'I’m not a robot', 'button').click();

  await waitForText(page, /(don’t|doesn’t) match/);
});

it('asks nothing on a device that the customer signed in on before', async () => {
  const page = await stage.browser.newPage();
  await page.goto(`${stage.sandbox.lender}/`);
  await sendForm(page, 'bailey.pastdue');
  await find(page, 'Sign out', 'button').wait();
  await untilKnown(page);
  await find(page, 'Sign out', 'button').click();
  await failThrice(page, 'bailey.pastdue');

  await sendForm(page, 'bailey.pastdue');

  assert.match(await shownAmount(page), /^\$\d/);
});
