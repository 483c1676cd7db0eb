import assert from 'node:assert/strict';
import { it } from 'node:test';
import { formatMoney } from '../../sdk/index.ts';
import { bankDebits, signedInClient } from '../support/api.ts';
import { find, shownAmount, signIn, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('signs in, shows what the API says is due and when, takes it once, and still has it after a restart', async () => {
  const page = await stage.browser.newPage();
  const client = await signedInClient(stage.sandbox.lender, 'alex.current');
  const [account] = (await client.accounts.list()).items;
  assert.ok(account);
  const due = formatMoney(account.amountDue, 'en-US');

  await signIn(page, stage.sandbox.lender, 'alex.current');
  assert.equal(await shownAmount(page), due);
  const day = new Date(account.dueDate ?? '');
  const words = day.toLocaleDateString('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' });
  await waitForText(page, `Due ${words}`);

  await find(page, 'Review payment', 'button').click();
  const review = await waitForText(page, 'Check and confirm');
  assert.match(review, /I authorize/);
  assert.match(review, new RegExp(`ending in ${account.numberLast4}`));
  await find(page, `Pay ${due}`, 'button').click();
  const receipt = await waitForText(page, 'Confirmation number');

  const [payment] = (await client.payments.list(account.id)).items;
  assert.ok(payment);
  assert.deepEqual(payment.amount, account.amountDue);
  assert.ok(receipt.includes(payment.confirmationNumber), 'the receipt shows the number');
  await page.waitForFunction(
    (before: string) =>
      document
        .querySelector('fs-balance-card')
        ?.shadowRoot?.querySelector('[part~="amount"]')
        ?.textContent?.replace(/\s+/g, '') !== before,
    {},
    due,
  );

  const debits = (await bankDebits(stage.sandbox)).filter(
    ({ paymentId }) => paymentId === payment.id,
  );
  assert.deepEqual(
    debits.map(({ amount, currency }) => ({ amount, currency })),
    [account.amountDue],
  );

  await stage.sandbox.stop();
  await stage.sandbox.start();
  const later = await signedInClient(stage.sandbox.lender, 'alex.current');
  const kept = await later.payments.get(payment.id);
  assert.equal(kept.confirmationNumber, payment.confirmationNumber);
  assert.equal(kept.status, 'posted');
  assert.equal((await later.accounts.get(account.id)).amountDue.amount, 0);
  assert.equal((await bankDebits(stage.sandbox)).length, 1);
});
