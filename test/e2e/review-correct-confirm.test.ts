import assert from 'node:assert/strict';
import { it } from 'node:test';
import { signedInClient } from '../support/api.ts';
import { find, signIn, waitForText } from '../support/browser.ts';
import { brief } from '../support/payments.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('meets WCAG 3.3.4: what is to be paid can be reviewed, corrected and only then confirmed', async () => {
  const page = await stage.browser.newPage();
  const client = await signedInClient(stage.sandbox.lender, 'alex.current');
  const [account] = (await client.accounts.list()).items;
  assert.ok(account);
  const { dates } = await client.payments.dates(account.id);
  const day = dates[1];
  assert.ok(day);
  await signIn(page, stage.sandbox.lender, 'alex.current');
  await find(page, 'Other amount', 'radio').click();
  await find(page, 'Amount to pay').fill('1000');

  await find(page, 'Review payment', 'button').click();
  await find(page, 'Pay $1,000.00', 'button').wait();
  assert.deepEqual(
    (await client.payments.list(account.id)).items,
    [],
    'nothing is sent by a review',
  );

  await find(page, 'Change amount', 'button').click();
  await find(page, 'Amount to pay').fill('100');
  await find(page, 'Review payment', 'button').click();
  await find(page, 'Pay $100.00', 'button').wait();
  await find(page, 'Change date', 'button').click();
  await find(page, brief(day), 'button').click();
  await find(page, 'Review payment', 'button').click();
  const review = await waitForText(page, 'Check and confirm');
  assert.match(review, /for \$100\.00 on/);
  assert.deepEqual((await client.payments.list(account.id)).items, []);

  await find(page, 'Schedule $100.00', 'button').click();
  await waitForText(page, 'Payment scheduled');

  const { items } = await client.payments.list(account.id);
  assert.deepEqual(
    items.map(({ amount, date }) => [amount.amount, date]),
    [[10_000, day]],
  );
  // Reversible, too: until the day begins.
  await find(page, 'Cancel this payment', 'button').wait();
});
