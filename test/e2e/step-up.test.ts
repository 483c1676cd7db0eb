import assert from 'node:assert/strict';
import { it } from 'node:test';
import { signedInClient } from '../support/api.ts';
import { find, sendForm, signIn, untilKnown, waitForText } from '../support/browser.ts';
import { openSecurity, setUpApp } from '../support/security.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('asks for the second factor before a bank account is added, in a session that began without', async () => {
  const { lender } = stage.sandbox;
  // Signed in before there was a second factor; looks at what is there from outside the browser.
  const witness = await signedInClient(lender, 'bailey.pastdue');
  const methods = async () => (await witness.paymentMethods.list()).items.length;
  const before = await methods();
  const page = await stage.browser.newPage();
  await signIn(page, lender, 'bailey.pastdue');
  await untilKnown(page);
  await openSecurity(page);
  const { app } = await setUpApp(page);
  await find(page, 'Sign out', 'button').click();
  await page.goto(`${lender}/`);
  await sendForm(page, 'bailey.pastdue');
  await find(page, 'Sign out', 'button').wait();

  await find(page, 'Add a bank account', 'button').click();
  await find(page, 'Routing number', 'textbox').fill('990000013');
  await find(page, 'Account number', 'textbox').fill('4400772201');
  await find(page, 'Add account', 'button').click();
  await waitForText(page, 'Confirm it’s you');
  // The form behind the question has a "Cancel", too.
  await page.keyboard.press('Escape');
  assert.equal(await methods(), before, 'nothing is added without it');

  await find(page, 'Add account', 'button').click();
  await waitForText(page, 'Confirm it’s you');
  await find(page, 'Code', 'textbox').fill(app.wrongCode());
  await find(page, 'Continue', 'button').click();
  await waitForText(page, 'That code doesn’t match');
  await find(page, 'Code', 'textbox').fill(app.code());
  await find(page, 'Continue', 'button').click();
  await waitForText(page, '2201');

  assert.equal(await methods(), before + 1);
});
