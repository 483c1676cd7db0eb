import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { bankDebits, signedInClient } from '../support/api.ts';
import { find, signIn, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

/** A page of a customer's own: nothing is shared with those before. */
async function pageOf(userId: string): Promise<Page> {
  const page = await (await stage.browser.createBrowserContext()).newPage();
  await signIn(page, stage.sandbox.lender, userId);
  return page;
}

/** The two deposits that the bank shows for an account, in cents. */
async function depositsFor(last4: string): Promise<number[]> {
  const response = await fetch(`${stage.sandbox.lender}/sandbox/bank/deposits`);
  const { items } = (await response.json()) as { items: { last4: string; amount: number }[] };
  return items.filter((deposit) => deposit.last4 === last4).map(({ amount }) => amount);
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await find(page, label, 'textbox').click();
  await page.keyboard.type(text);
}

it('adds a bank account, verifies it by its two deposits and pays from it', async () => {
  const page = await pageOf('casey.lease');
  await find(page, 'Add a bank account', 'button').click();
  await type(page, 'Routing number', '990000013');
  await type(page, 'Account number', '000123457391');
  await find(page, 'Add account', 'button').click();
  await waitForText(page, /You can pay from it once/);

  await find(page, 'Manage bank accounts', 'button').click();
  await waitForText(page, 'We’ve sent two small deposits');
  const client = await signedInClient(stage.sandbox.lender, 'casey.lease');
  const methods = (await client.paymentMethods.list()).items;
  const added = methods.find(({ last4 }) => last4 === '7391');
  assert.ok(added);
  await page.locator(`>>> [id="verify-${added.id}"]`).click();
  const amounts = await depositsFor('7391');
  assert.equal(amounts.length, 2);
  await type(page, 'First deposit, in cents', String(amounts[1]));
  await type(page, 'Second deposit, in cents', String(amounts[0]));
  await find(page, 'Verify account', 'button').click();
  await waitForText(page, /ending in 7391 is verified/);
  await find(page, 'Back to the payment', 'button').click();

  await page.locator(`>>> [id="method-${added.id}"]`).click();
  await find(page, 'Review payment', 'button').click();
  await waitForText(page, /I authorize.*ending in 7391/s);
  await page.locator('>>> #confirm').click();
  await waitForText(page, 'Confirmation number');

  const [account] = (await client.accounts.list()).items;
  assert.ok(account);
  const [payment] = (await client.payments.list(account.id)).items;
  assert.equal(payment?.method.id, added.id);
  const debits = await bankDebits(stage.sandbox);
  assert.equal(debits.filter(({ paymentId }) => paymentId === payment.id).length, 1);
});

it('removes an account once its scheduled payment is cancelled, and not while autopay needs it', async () => {
  const client = await signedInClient(stage.sandbox.lender, 'frankie.two');
  const [account] = (await client.accounts.list()).items;
  const method = (await client.paymentMethods.list()).items.find(
    ({ status }) => status === 'verified',
  );
  assert.ok(account && method);
  const date = await firstOpenDay(account.asOf, (day) =>
    client.payments.create(
      account.id,
      { amount: { amount: 1_000, currency: 'USD' }, methodId: method.id, date: day },
      { idempotencyKey: crypto.randomUUID() },
    ),
  );
  const page = await pageOf('frankie.two');
  await find(page, 'Manage bank accounts', 'button').click();
  await page.locator(`>>> [id="remove-${method.id}"]`).click();
  await waitForText(page, 'is still needed');
  await page.locator('>>> .manager .ask li button').click();
  await waitForText(page, 'Payments that you made from it stay in your history.');
  await find(page, 'Remove account', 'button').click();
  await waitForText(page, 'was removed.');

  const left = (await client.paymentMethods.list()).items;
  assert.ok(!left.some(({ id }) => id === method.id));
  const cancelled = (await client.payments.list(account.id)).items.find(
    (payment) => payment.date === date,
  );
  assert.equal(cancelled?.status, 'cancelled');
  assert.equal(cancelled.method.last4, method.last4);

  const other = await pageOf('emery.final');
  await find(other, 'Manage bank accounts', 'button').click();
  await find(other, 'Remove', 'button').click();
  await waitForText(other, 'Choose another account for them, or turn them off');
});

/** Schedules on the first day, a week or more ahead, that banks are open on. */
async function firstOpenDay(asOf: string, schedule: (day: string) => Promise<unknown>) {
  for (let ahead = 7; ahead < 14; ahead += 1) {
    const day = new Date(Date.parse(asOf) + ahead * 86_400_000).toISOString().slice(0, 10);
    const done = await schedule(day).then(
      () => true,
      () => false,
    );
    if (done) return day;
  }
  throw new Error('There was no day to schedule a payment on.');
}
