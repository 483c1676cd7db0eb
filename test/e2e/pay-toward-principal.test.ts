import assert from 'node:assert/strict';
import { it } from 'node:test';
import { signedInClient } from '../support/api.ts';
import { find, signIn, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('pays extra toward principal, which leaves the amount due as it is', async () => {
  const page = await stage.browser.newPage();
  const client = await signedInClient(stage.sandbox.lender, 'alex.current');
  const [before] = (await client.accounts.list()).items;
  assert.ok(before);
  await signIn(page, stage.sandbox.lender, 'alex.current');

  await find(page, 'Extra toward principal', 'radio').click();
  await find(page, 'Amount to pay').fill('250');
  await find(page, 'Review payment', 'button').click();
  const review = await waitForText(page, 'Check and confirm');
  assert.match(review, /doesn’t count as a monthly payment/);
  await find(page, 'Pay $250.00', 'button').click();
  await waitForText(page, 'Confirmation number');

  const after = await client.accounts.get(before.id);
  assert.equal(after.principal.amount, before.principal.amount - 25_000);
  assert.deepEqual(after.amountDue, before.amountDue);
  assert.equal(after.dueDate, before.dueDate);
  const [payment] = (await client.payments.list(before.id)).items;
  assert.equal(payment?.kind, 'principal_only');
});

it('does not offer it to who is behind', async () => {
  // Somebody else's: tabs of one context share the sign-in.
  const page = await (await stage.browser.createBrowserContext()).newPage();
  await signIn(page, stage.sandbox.lender, 'bailey.pastdue');

  await waitForText(page, 'Possible once nothing is past due');

  const disabled = await page.$eval('fs-payment-panel >>> #amount-principal', (radio) =>
    radio.matches(':disabled'),
  );
  assert.equal(disabled, true);
});
