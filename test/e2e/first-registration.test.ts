import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import { closeTabs, find, sendForm, shownAmount, waitForText } from '../support/browser.ts';
import { linkIn, mailTo } from '../support/mails.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
const address = 'gale.invited@mail.example';
const password = 'orchard-lantern-canoe-71';

afterEach(() => closeTabs(stage.browser));

async function openInvitation() {
  const mail = await mailTo(stage.sandbox, address, 'Set up your online account');
  const link = linkIn(mail, 'invitation');
  const page = await stage.browser.newPage();
  await page.goto(link);
  await waitForText(page, 'Set up your online account');
  return { page, link };
}

it('sets up an account from the invitation, with which the customer signs in', async () => {
  const { sandbox } = stage;
  const { page, link } = await openInvitation();
  // A scanner of mails opens every link before its reader does.
  await fetch(link).then((response) => response.text());

  await find(page, 'Last 4 digits of your contract', 'textbox').fill('0000');
  await find(page, 'Use your date of birth instead', 'button').click();
  await find(page, 'Date of birth').fill('1991-04-17');
  await find(page, 'Continue', 'button').click();
  await waitForText(page, 'Those don’t match our records');
  await find(page, 'Last 4 digits of your contract', 'textbox').fill('3875');
  await find(page, 'Continue', 'button').click();
  await waitForText(page, 'Choose how you’ll sign in');
  await find(page, 'User ID', 'textbox').fill('alex.current');
  await find(page, 'Password', 'textbox').fill('sandbox-passphrase');
  await find(page, 'I agree to the terms of use', 'checkbox').click();
  await find(page, 'Create account', 'button').click();
  await waitForText(page, 'That user ID is taken');
  await find(page, 'User ID', 'textbox').fill('gale.rides');
  await find(page, 'Password', 'textbox').fill(password);
  await find(page, 'Create account', 'button').click();
  const shown = await waitForText(page, 'Your account is ready');

  assert.match(shown, /gale\.rides/);
  const welcome = await mailTo(sandbox, address, 'Your online account is ready');
  assert.match(welcome.text, /gale\.rides/);
  assert.ok(!welcome.text.includes(password));
  await find(page, 'Sign in', 'button').click();
  await sendForm(page, 'gale.rides', password);
  assert.match(await shownAmount(page), /^\$\d/);

  const again = await stage.browser.newPage();
  await again.goto(link);
  await waitForText(again, 'This link has been used');
});
