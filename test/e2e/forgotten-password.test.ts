import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import { createClient } from '../../sdk/index.ts';
import { signedInClient } from '../support/api.ts';
import { closeTabs, find, sendForm, waitForText } from '../support/browser.ts';
import { linkIn, mailsTo, mailTo } from '../support/mails.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
const next = 'orchard-lantern-canoe-71';

afterEach(() => closeTabs(stage.browser));

async function askForLink(userId: string) {
  const page = await stage.browser.newPage();
  await page.goto(`${stage.sandbox.lender}/`);
  await find(page, 'Forgot password?', 'button').click();
  // The form before it has a field of the same name.
  await waitForText(page, 'Forgot your password?');
  await find(page, 'User ID', 'textbox').fill(userId);
  await find(page, 'Send the link', 'button').click();
  return { page, shown: await waitForText(page, 'Check your e-mail') };
}

it('chooses a new password by the link in the mail, which ends other sessions and works once', async () => {
  const { sandbox, browser } = stage;
  const elsewhere = await signedInClient(sandbox.lender, 'alex.current');
  const { page } = await askForLink('alex.current');
  const mail = await mailTo(sandbox, 'alex.current@mail.example', 'Choose a new password');
  const link = linkIn(mail, 'reset');
  assert.ok(link.startsWith(`${sandbox.lender}/#`), 'it leads to the lender');

  // A scanner of mails opens every link before its reader does.
  await fetch(link).then((response) => response.text());
  await page.goto('about:blank');
  await page.goto(link);
  await waitForText(page, 'Choose a new password');
  await find(page, 'New password', 'textbox').fill('short');
  await find(page, 'Save password', 'button').click();
  await waitForText(page, 'Use at least 15 characters');
  await find(page, 'New password', 'textbox').fill(next);
  await find(page, 'Save password', 'button').click();
  await waitForText(page, 'Your password is changed');

  await mailTo(sandbox, 'alex.current@mail.example', 'Your password was changed');
  await assert.rejects(async () => {
    await elsewhere.accounts.list();
  }, 'the session elsewhere is over');
  const tab = await browser.newPage();
  await tab.goto(link);
  await waitForText(tab, 'This link has been used');
  await page.bringToFront();
  await page.goto(`${sandbox.lender}/`);
  await sendForm(page, 'alex.current');
  await waitForText(page, /(don’t|doesn’t) match/);
  await sendForm(page, 'alex.current', next);
  await find(page, 'Sign out', 'button').wait();
});

it('says the same to who asks for a user that is not there, and sends no mail', async () => {
  const unknown = await askForLink('nobody.here');
  const known = await askForLink('casey.lease');

  await mailTo(stage.sandbox, 'casey.lease@mail.example', 'Choose a new password');
  assert.equal(
    unknown.shown.replaceAll('nobody.here', ''),
    known.shown.replaceAll('casey.lease', ''),
  );
  assert.deepEqual(await mailsTo(stage.sandbox, 'nobody'), []);
});

it('says that a link is not known, and offers a new one', async () => {
  const page = await stage.browser.newPage();

  await page.goto(`${stage.sandbox.lender}/#reset=${'x'.repeat(43)}`);

  await waitForText(page, 'We don’t know this link');
  await find(page, 'Get a new link', 'button').click();
  await find(page, 'Send the link', 'button').wait();
});

it('takes a new password whole, however long, and only whole', async () => {
  const { sandbox } = stage;
  const { page } = await askForLink('frankie.two');
  const mail = await mailTo(sandbox, 'frankie.two@mail.example', 'Choose a new password');
  const long = 'a fairly long sentence about rivers, '.repeat(3).padEnd(127, 'x') + 'é';
  assert.equal([...long].length, 128);

  await page.goto('about:blank');
  await page.goto(linkIn(mail, 'reset'));
  await find(page, 'New password', 'textbox').fill(long);
  await find(page, 'Save password', 'button').click();
  await waitForText(page, 'Your password is changed');

  const client = createClient({ lender: sandbox.lender, clientId: 'portal', storage: 'memory' });
  await assert.rejects(client.auth.signIn({ userId: 'frankie.two', password: long.slice(0, 127) }));
  const step = await client.auth.signIn({ userId: 'frankie.two', password: long });
  assert.equal(step.status, 'signed-in');
  client.close();
});
