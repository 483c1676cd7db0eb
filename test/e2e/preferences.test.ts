import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { signedInClient } from '../support/api.ts';
import { find, signIn, waitForText } from '../support/browser.ts';
import { mailTo } from '../support/mails.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

/** Opens the place of preferences in a tab that is signed in. */
async function openPreferences(page: Page): Promise<void> {
  await page.goto(`${stage.sandbox.lender}/#preferences`);
  await waitForText(page, 'What we tell you');
}

/** Waits until a tab shows what both changed: no answers by e-mail, and offers. */
const untilBothShown = (page: Page) =>
  page.waitForFunction(
    () => {
      const root = document.querySelector('fs-preferences')?.shadowRoot;
      const isOn = (id: string) => root?.querySelector<HTMLInputElement>(`#${id}`)?.checked;
      return isOn('support-email') === false && isOn('offers-email') === true;
    },
    { polling: 100 },
  );

it('keeps what two tabs change at once, and asks where both change the same', async () => {
  const { lender } = stage.sandbox;
  const client = await signedInClient(lender, 'alex.current');
  const first = await stage.browser.newPage();
  await signIn(first, lender, 'alex.current');
  await openPreferences(first);
  const second = await stage.browser.newPage();
  await openPreferences(second);

  // Neither tab has heard of the other’s change as it makes its own.
  await first.bringToFront();
  await find(first, 'Answers to your messages E-mail', 'switch').click();
  await second.bringToFront();
  await find(second, 'Offers E-mail', 'switch').click();
  await waitForText(second, 'Saved: Offers by e-mail: on');
  await first.bringToFront();
  await waitForText(first, 'Saved: Answers to your messages by e-mail: off');
  const both = await client.preferences.get();
  assert.deepEqual(
    [both.topics['support']?.['email'], both.topics['offers']?.['email']],
    [false, true],
  );
  for (const tab of [first, second]) {
    await tab.bringToFront();
    await untilBothShown(tab);
  }
  await first.bringToFront();

  await find(first, 'Set quiet hours', 'button').click();
  await waitForText(first, 'Until');
  await second.bringToFront();
  await find(second, 'Set quiet hours', 'button').click();
  await find(second, 'Save', 'button').click();
  await waitForText(second, /Saved: Quiet hours: 9:00\sPM to 8:00\sAM/);
  const theirs = await client.preferences.get();
  await client.preferences.update(
    { quietHours: { from: '22:00', until: '06:00' } },
    { etag: theirs.etag },
  );
  await first.bringToFront();
  await find(first, 'Save', 'button').click();
  const asked = await waitForText(first, 'which one do you want');
  assert.match(asked.replace(/\s/g, ' '), /Mine: 9:00 PM to 8:00 AM/);
  assert.equal((await client.preferences.get()).quietHours?.from, '22:00', 'not overwritten');
  // Engines differ in the space before AM and PM, so by the beginning of its words.
  await first.locator('>>> button::-p-text(Mine: 9:00)').click();
  await waitForText(first, /Saved: Quiet hours: 9:00\sPM/);
  assert.deepEqual((await client.preferences.get()).quietHours, { from: '21:00', until: '08:00' });
});

it('texts what is switched on once the phone has given its code back', async () => {
  const { lender } = stage.sandbox;
  // Apart from the customer before, whose session other tabs would join.
  const page = await (await stage.browser.createBrowserContext()).newPage();
  await signIn(page, lender, 'bailey.pastdue');
  await openPreferences(page);
  await find(page, 'Payment receipts Text', 'switch').click();
  await waitForText(page, 'Texts need your phone');
  await find(page, 'Add a phone', 'button').click();
  await waitForText(page, 'What we text');
  await find(page, 'Mobile phone', 'textbox').fill('(312) 555-0123');
  await find(
    page,
    'This is my phone, and I agree to get texts on it, some of which may be sent automatically.',
    'checkbox',
  ).click();
  await find(page, 'Text me a code', 'button').click();
  const { text } = await mailTo(stage.sandbox, '+13125550123', 'Your code for texts');
  await find(page, 'Code', 'textbox').fill(/\d{6}/.exec(text)?.[0] ?? '');
  await find(page, 'Confirm', 'button').click();
  await waitForText(page, /Texts go to •••• 0123 from now on/);
  await find(page, 'Payment receipts Text', 'switch').click();
  await waitForText(page, 'Saved: Payment receipts by text: on');
  await mailTo(stage.sandbox, 'bailey', 'A phone for texts was added');
});
