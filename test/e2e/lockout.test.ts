import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { closeTabs, find, sendForm, shownAmount, waitForText } from '../support/browser.ts';
import { mailsTo, mailTo } from '../support/mails.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
const minute = 60_000;

afterEach(() => closeTabs(stage.browser));

/** Types a wrong password until the panel of the lockout is there; says what it shows. */
async function lockOut(page: Page, userId: string): Promise<string> {
  await page.goto(`${stage.sandbox.lender}/`);
  await find(page, 'User ID', 'textbox').wait();
  for (let failure = 1; failure <= 5; failure += 1) {
    await sendForm(page, userId, `wrong-${String(failure)}`);
    if (failure < 4) await waitForText(page, /(don’t|doesn’t) match/);
    else await find(page, 'I’m not a robot', 'button').click();
    if (failure === 4) await waitForText(page, /(don’t|doesn’t) match/);
  }
  return waitForText(page, 'Locked until');
}

/** Moves business time. */
async function moveClock(to: Date): Promise<void> {
  const response = await fetch(`${stage.sandbox.lender}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: to.toISOString() }),
  });
  assert.equal(response.status, 200, await response.text());
}

it('ends when support releases it', async () => {
  const page = await stage.browser.newPage();
  await page.goto(`${stage.sandbox.lender}/`);
  await sendForm(page, 'drew.locked');
  await waitForText(page, 'Locked until');

  const response = await fetch(`${stage.sandbox.lender}/sandbox/customers/drew.locked/release`, {
    method: 'POST',
  });
  await find(page, 'Use a different user ID', 'button').click();
  await sendForm(page, 'drew.locked');

  assert.equal(response.status, 204);
  await find(page, 'Sign out', 'button').wait();
});

it('locks after five wrong passwords, tells the owner, and opens again a day later', async () => {
  const page = await stage.browser.newPage();

  const shown = await lockOut(page, 'casey.lease');

  assert.match(shown, /\d{1,2}:\d{2}/);
  assert.match(shown, /Call us/);
  const mail = await mailTo(
    stage.sandbox,
    'casey.lease@mail.example',
    'Your account is locked for now',
  );
  assert.match(mail.text, /You can try again on/);
  await find(page, 'Use a different user ID', 'button').click();
  await sendForm(page, 'casey.lease');
  await waitForText(page, 'Locked until');

  const until = await page.$eval('>>> time[datetime]', (time) => Date.parse(time.dateTime));
  await moveClock(new Date(until - 10 * minute));
  await find(page, 'Use a different user ID', 'button').click();
  await sendForm(page, 'casey.lease');
  await waitForText(page, 'Locked until');
  await moveClock(new Date(until + 1_000));
  await find(page, 'Use a different user ID', 'button').click();
  await sendForm(page, 'casey.lease');
  assert.match(await shownAmount(page), /^\$\d/);
});

it('shows the same to who locks a user that is not there, and mails nobody', async () => {
  const page = await stage.browser.newPage();
  const unknown = await lockOut(page, 'nobody.here');
  const known = await lockOut(page, 'emery.final');

  const plain = (text: string) => text.replace(/\d{1,2}:\d{2}/g, '').replace(/Reference \S+/g, '');
  assert.equal(plain(unknown), plain(known));
  await mailTo(stage.sandbox, 'emery.final@mail.example', 'Your account is locked for now');
  assert.deepEqual(await mailsTo(stage.sandbox, 'nobody'), []);
});
