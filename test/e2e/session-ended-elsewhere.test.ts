import assert from 'node:assert/strict';
import { it } from 'node:test';
import { signedInClient } from '../support/api.ts';
import { find, shownAmount, signIn, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('asks to sign in again at the next step, with no figure left on the page', async () => {
  const page = await stage.browser.newPage();
  await signIn(page, stage.sandbox.lender, 'alex.current');
  const amount = await shownAmount(page);
  const client = await signedInClient(stage.sandbox.lender, 'alex.current');
  // What is still on its way would find out before the customer takes the next step.
  await find(page, 'Review payment', 'button').wait();
  await find(page, 'Set up autopay', 'button').wait();

  await client.sessions.endAll();
  await find(page, 'Review payment', 'button').click();
  const shown = await waitForText(page, 'You were signed out');

  assert.ok(!shown.includes(amount), 'no amount is left');
  await find(page, 'Password', 'textbox').wait();
});

it('keeps a reload signed in, and a sign-out signed out', async () => {
  const page = await stage.browser.newPage();
  await signIn(page, stage.sandbox.lender, 'frankie.two');
  await shownAmount(page);
  await page.reload();
  await shownAmount(page);

  await find(page, 'Sign out', 'button').click();
  await find(page, 'Password', 'textbox').wait();
  await page.reload();
  await find(page, 'Password', 'textbox').wait();

  assert.equal(await page.$('fs-balance-card >>> [part~="amount"]'), null);
});
