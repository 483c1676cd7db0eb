import assert from 'node:assert/strict';
import { it } from 'node:test';
import { signedInClient } from '../support/api.ts';
import { find, sendForm, signIn, waitForText } from '../support/browser.ts';
import { mailTo } from '../support/mails.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('changes a plan once the co-borrower, told by mail, has signed it, too', async () => {
  const { lender } = stage.sandbox;
  const client = await signedInClient(lender, 'jamie.joint');
  const [account] = (await client.accounts.list()).items;
  assert.ok(account?.dueDate);

  const jamie = await stage.browser.newPage();
  await signIn(jamie, lender, 'jamie.joint');
  await find(jamie, 'Payment plan', 'link').click();
  await find(jamie, 'Put payments off', 'button').click();
  await find(jamie, 'See what it does', 'button').click();
  await waitForText(jamie, 'What you sign');
  await find(jamie, 'Your full name', 'textbox').fill('Jamie Harrowgate');
  await find(jamie, 'Sign and send', 'button').click();
  await waitForText(jamie, 'Robin Harrowgate has to sign it, too, by');

  const { text } = await mailTo(
    stage.sandbox,
    'robin.cosigner',
    'Jamie Harrowgate asks for your signature',
  );
  const links = text.match(/https?:\S+/g) ?? [];
  assert.ok(links.every((link) => new URL(link).origin === lender));
  const link = links.find((one) => one.endsWith('/#plan'));
  assert.ok(link, text);
  // Another person's browser.
  const robin = await (await stage.browser.createBrowserContext()).newPage();
  await robin.goto(link);
  await sendForm(robin, 'robin.cosigner');
  await waitForText(robin, 'Your signature is needed');
  await find(robin, 'Read and sign', 'button').click();
  const shown = await waitForText(robin, 'What you sign');
  const [asked] = (await client.plans.list(account.id)).items;
  assert.ok(asked && shown.replace(/\s+/g, ' ').includes(asked.agreement));
  assert.equal(asked.status, 'awaiting_signatures');
  await find(robin, 'Your full name', 'textbox').fill('Robin Harrowgate');
  await find(robin, 'Sign and send', 'button').click();
  await waitForText(robin, 'We’re looking at it');

  const [signed] = (await client.plans.list(account.id)).items;
  assert.equal(signed?.status, 'in_review');
  assert.ok(signed.decideOn);
  const moved = await fetch(`${lender}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: signed.decideOn }),
  });
  assert.equal(moved.status, 200);
  const [after] = (await (await signedInClient(lender, 'jamie.joint')).accounts.list()).items;
  assert.ok((after?.dueDate ?? '') > account.dueDate);
  await jamie.bringToFront();
  await jamie.reload();
  await waitForText(jamie, 'Approved and in force');
});
