import assert from 'node:assert/strict';
import { it } from 'node:test';
import { formatDate, formatMoney } from '../../sdk/index.ts';
import { bankDebits, signedInClient } from '../support/api.ts';
import { find, signIn, waitForText } from '../support/browser.ts';
import { mailTo } from '../support/mails.ts';
import { brief } from '../support/payments.ts';
import { savedBy } from '../support/saved-file.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('schedules a payment for a later day, says until when it can be cancelled, and cancels it', async () => {
  const page = await stage.browser.newPage();
  const client = await signedInClient(stage.sandbox.lender, 'alex.current');
  const [account] = (await client.accounts.list()).items;
  assert.ok(account);
  const due = formatMoney(account.amountDue, 'en-US');
  const { dates } = await client.payments.dates(account.id);
  const day = dates[2];
  assert.ok(day);
  await signIn(page, stage.sandbox.lender, 'alex.current');

  await find(page, brief(day), 'button').click();
  await find(page, 'Review payment', 'button').click();
  const review = await waitForText(page, 'Check and confirm');
  assert.match(review, /I can cancel it until/);
  await find(page, `Schedule ${due}`, 'button').click();
  const receipt = await waitForText(page, 'Payment scheduled');

  const [payment] = (await client.payments.list(account.id)).items;
  assert.equal(payment?.status, 'scheduled');
  assert.equal(payment.date, day);
  assert.ok(receipt.includes(payment.confirmationNumber));
  assert.ok(receipt.includes(formatDate(day, 'en-US', 'full')));
  assert.match(receipt, /You can cancel it until/);
  const entry = await savedBy(page, () => find(page, 'Add to calendar', 'button').click());
  assert.equal(entry.name, `payment-${day}.ics`);
  assert.match(entry.text, /^BEGIN:VCALENDAR\r\n/);
  assert.ok(entry.text.includes(`\r\nDTSTART;VALUE=DATE:${day.replaceAll('-', '')}\r\n`));
  const mail = await mailTo(stage.sandbox, 'alex', 'Your payment is scheduled');
  assert.ok(mail.text.replace(/\s+/g, ' ').includes(payment.authorization));

  await find(page, 'Cancel this payment', 'button').click();
  await waitForText(page, `Cancel the ${due} set for`);
  await find(page, 'Cancel this payment', 'button').click();
  await waitForText(page, 'Payment cancelled');

  assert.equal((await client.payments.get(payment.id)).status, 'cancelled');
  assert.deepEqual(await bankDebits(stage.sandbox), []);
});
