import assert from 'node:assert/strict';
import { it } from 'node:test';
import { bankDebits, signedInClient } from '../support/api.ts';
import { find, signIn, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('sets automatic payments, changes them and turns them off, and takes nothing after', async () => {
  const page = await stage.browser.newPage();
  const { lender } = stage.sandbox;
  await signIn(page, lender, 'alex.current');

  await find(page, 'Set up autopay', 'button').click();
  await waitForText(page, 'Review autopay');
  await find(page, 'Review autopay', 'button').click();
  const review = await waitForText(page, 'First payment');
  assert.match(review, /I authorize/);
  await find(page, 'Turn on autopay', 'button').click();
  await waitForText(page, 'Next automatic payment');
  const client = await signedInClient(lender, 'alex.current');
  const [account] = (await client.accounts.list()).items;
  assert.ok(account);
  const set = await client.autopay.get(account.id);
  assert.equal(set.status, 'active');
  assert.ok(set.authorization && review.replace(/\s+/g, ' ').includes(set.authorization));

  await find(page, 'Change autopay', 'button').click();
  await find(page, 'On another day', 'radio').click();
  await find(page, 'Day of the month', 'textbox').fill('31');
  await find(page, 'Amount due and extra', 'radio').click();
  await find(page, 'Extra each month', 'textbox').fill('25.00');
  const { items } = await client.paymentMethods.list();
  const other = items.find(
    ({ id, status }) => status === 'verified' && id !== set.settings?.method.id,
  );
  assert.ok(other);
  await page.locator(`fs-autopay-panel >>> #method-${other.id}`).click();
  await find(page, 'Review autopay', 'button').click();
  await find(page, 'Save changes', 'button').click();
  await waitForText(page, 'On day 31, before each due date');
  const { settings } = await client.autopay.get(account.id);
  assert.deepEqual(
    [settings?.day, settings?.amountKind, settings?.amount?.amount, settings?.method.id],
    [31, 'due_plus', 25_00, other.id],
  );

  await find(page, 'Turn off autopay', 'button').click();
  await waitForText(page, 'won’t be taken');
  await find(page, 'Turn off autopay', 'button').click();
  await waitForText(page, 'Never miss a due date');
  assert.equal((await client.autopay.get(account.id)).status, 'off');
  assert.deepEqual(
    (await bankDebits(stage.sandbox)).filter(({ idempotencyKey }) =>
      idempotencyKey.startsWith(`autopay:${account.id}:`),
    ),
    [],
  );
  await page.close();
});

it('takes the last payment by the clock, to the cent, and the account closes', async () => {
  const { lender } = stage.sandbox;
  const before = await signedInClient(lender, 'emery.final');
  const [account] = (await before.accounts.list()).items;
  assert.ok(account);
  const { next } = await before.autopay.get(account.id);
  assert.ok(next?.final);

  const moved = await fetch(`${lender}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: next.date }),
  });
  assert.equal(moved.status, 200);

  const page = await stage.browser.newPage();
  await signIn(page, lender, 'emery.final');
  await waitForText(page, 'Autopay ended by itself');
  const debits = (await bankDebits(stage.sandbox)).filter(({ idempotencyKey }) =>
    idempotencyKey.startsWith(`autopay:${account.id}:`),
  );
  assert.deepEqual(
    debits.map(({ amount }) => amount),
    [next.amount.amount],
  );
  await page.close();
});
