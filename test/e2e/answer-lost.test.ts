import assert from 'node:assert/strict';
import { it } from 'node:test';
import { bankDebits, signedInClient, untilDebits } from '../support/api.ts';
import { find, shownAmount, signIn, waitForText } from '../support/browser.ts';
import { commitUnheard, pass, treatSubmissions } from '../support/lost-answers.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('pays once when the answer to a submitted payment is lost and the page is reloaded', async () => {
  const page = await stage.browser.newPage();
  await signIn(page, stage.sandbox.lender, 'alex.current');
  const due = await shownAmount(page);
  await find(page, 'Review payment', 'button').click();
  await waitForText(page, 'Check and confirm');

  const submissions = await treatSubmissions(page, commitUnheard);
  await find(page, `Pay ${due}`, 'button').click();
  const checking = await waitForText(page, 'We’re checking your payment');
  assert.doesNotMatch(checking, /Review payment/, 'no second payment is offered');

  assert.equal((await untilDebits(stage.sandbox, 1)).length, 1, 'the payment was made');

  await page.reload();
  submissions.treat = pass;
  await waitForText(page, 'Confirmation number');

  assert.equal(new Set(submissions.keys).size, 1, 'every attempt carried one key');
  const client = await signedInClient(stage.sandbox.lender, 'alex.current');
  const [account] = (await client.accounts.list()).items;
  assert.ok(account);
  assert.equal((await client.payments.list(account.id)).items.length, 1);
  assert.equal((await bankDebits(stage.sandbox)).length, 1);
});
