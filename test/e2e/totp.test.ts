import assert from 'node:assert/strict';
import { it } from 'node:test';
import { find, sendForm, shownAmount, signIn, waitForText } from '../support/browser.ts';
import { mailTo } from '../support/mails.ts';
import { openSecurity, setUpApp } from '../support/security.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('is set up with a code of the app, asked for in a new browser, and replaced by a recovery code once', async () => {
  const { sandbox, browser } = stage;
  const page = await browser.newPage();
  await signIn(page, sandbox.lender, 'casey.lease');
  await openSecurity(page);
  const { app, codes } = await setUpApp(page);
  assert.equal(new Set(codes).size, 10);
  await waitForText(page, '10 recovery codes left');
  await mailTo(sandbox, 'casey.lease@mail.example', 'A way to sign in was added');

  const elsewhere = await browser.createBrowserContext();
  const other = await elsewhere.newPage();
  await other.goto(`${sandbox.lender}/`);
  await sendForm(other, 'casey.lease');
  await waitForText(other, 'Enter the code from your app');
  await find(other, 'Code', 'textbox').fill(app.wrongCode());
  await find(other, 'Continue', 'button').click();
  await waitForText(other, 'That code doesn’t match');
  await find(other, 'Code', 'textbox').fill(app.code());
  await find(other, 'Continue', 'button').click();
  assert.match(await shownAmount(other), /^\$\d/);
  await elsewhere.close();

  for (const known of [false, true]) {
    const third = await browser.createBrowserContext();
    const lost = await third.newPage();
    await lost.goto(`${sandbox.lender}/`);
    await sendForm(lost, 'casey.lease');
    await waitForText(lost, 'Enter the code from your app');
    await find(lost, 'Use another way', 'button').click();
    // One other way is gone to at once; of several one is chosen.
    const shown = await waitForText(lost, /Choose another way|Use a recovery code/);
    if (shown.includes('Choose another way')) {
      await find(lost, 'Use a recovery code', 'button').click();
    }
    await find(lost, 'Recovery code', 'textbox').fill(codes[0] ?? '');
    await find(lost, 'Continue', 'button').click();
    if (known) await waitForText(lost, 'it has been used');
    else assert.match(await shownAmount(lost), /^\$\d/);
    await third.close();
  }
});
