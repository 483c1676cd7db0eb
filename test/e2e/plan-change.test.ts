import assert from 'node:assert/strict';
import { it } from 'node:test';
import { bankDebits, signedInClient } from '../support/api.ts';
import { find, signIn, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

const moveTo = async (date: string) => {
  const moved = await fetch(`${stage.sandbox.lender}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: date }),
  });
  assert.equal(moved.status, 200);
};

it('puts a payment off with autopay on: signed, approved, and taken on the new days', async () => {
  const page = await stage.browser.newPage();
  const { lender } = stage.sandbox;
  const client = await signedInClient(lender, 'alex.current');
  const [account] = (await client.accounts.list()).items;
  const [method] = (await client.paymentMethods.list()).items;
  assert.ok(account && method);
  await client.autopay.set(
    account.id,
    { amountKind: 'due', amount: null, day: null, methodId: method.id },
    { idempotencyKey: crypto.randomUUID() },
  );
  const promised = await client.plans.preview(account.id, { kind: 'extension', choice: 1 });
  const after = promised.effect.autopay?.after;
  assert.ok(after && promised.effect.autopay?.before);
  assert.ok(after.date > promised.effect.autopay.before.date);

  await signIn(page, lender, 'alex.current');
  await find(page, 'Payment plan', 'link').click();
  await find(page, 'Put payments off', 'button').click();
  await find(page, 'See what it does', 'button').click();
  const review = await waitForText(page, 'What you sign');
  assert.match(review, /Stays on\. The next payment moves from/);
  assert.ok(review.replace(/\s+/g, ' ').includes(promised.agreement));
  await find(page, 'Your full name', 'textbox').fill('Alex Winterbourne');
  await find(page, 'Sign and send', 'button').click();
  await waitForText(page, 'We’re looking at it');
  const [asked] = (await client.plans.list(account.id)).items;
  assert.equal(asked?.status, 'in_review');
  assert.ok(asked.decideOn);
  await page.close();

  await moveTo(asked.decideOn);
  const second = await stage.browser.newPage();
  await signIn(second, lender, 'alex.current');
  await find(second, 'Payment plan', 'link').click();
  await waitForText(second, 'Approved and in force');
  await second.close();
  const moved = await signedInClient(lender, 'alex.current');
  const autopay = await moved.autopay.get(account.id);
  assert.equal(autopay.status, 'active');
  assert.deepEqual(autopay.next?.date, after.date);

  await moveTo(after.date);
  const later = await signedInClient(lender, 'alex.current');
  const [taken] = (await later.payments.list(account.id)).items;
  assert.equal(taken?.date, after.date);
  assert.deepEqual(taken.amount, after.amount);
  const debits = (await bankDebits(stage.sandbox)).filter(({ idempotencyKey }) =>
    idempotencyKey.startsWith(`autopay:${account.id}:`),
  );
  assert.deepEqual(
    debits.map(({ paymentId, amount }) => [paymentId, amount]),
    [[taken.id, after.amount.amount]],
  );
});
