import assert from 'node:assert/strict';
import { it } from 'node:test';
import { bankDebits, signedInClient } from '../support/api.ts';
import { find, signIn, waitForText } from '../support/browser.ts';
import { mailTo } from '../support/mails.ts';
import { askSandbox } from '../support/payments.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('says on the screen that the bank took nothing, and what is owed is owed as before', async () => {
  const page = await stage.browser.newPage();
  const client = await signedInClient(stage.sandbox.lender, 'alex.current');
  const [before] = (await client.accounts.list()).items;
  assert.ok(before);
  // A number that ends in 0000 belongs to a closed account.
  const method = await client.paymentMethods.add({
    kind: 'us_bank_account',
    routingNumber: '990000013',
    accountNumber: '123450000',
    accountType: 'checking',
  });
  await askSandbox(stage.sandbox, `payment-methods/${method.id}/verifications`, {});
  await signIn(page, stage.sandbox.lender, 'alex.current');

  await find(page, 'Other amount', 'radio').click();
  await find(page, 'Amount to pay').fill('75');
  await page.locator(`fs-payment-panel >>> [id="method-${method.id}"]`).click();
  await find(page, 'Review payment', 'button').click();
  await find(page, 'Pay $75.00', 'button').click();
  await waitForText(page, 'Confirmation number');
  await waitForText(page, 'Your bank declined the payment');
  await mailTo(stage.sandbox, 'alex', 'Your bank declined a payment');

  const after = await client.accounts.get(before.id);
  assert.deepEqual(after.amountDue, before.amountDue);
  assert.deepEqual(after.principal, before.principal);
  const [payment] = (await client.payments.list(before.id)).items;
  assert.equal(payment?.status, 'declined');
  assert.deepEqual(await bankDebits(stage.sandbox), []);
});
