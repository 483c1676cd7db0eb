import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { formatDate, formatMoney } from '../../sdk/index.ts';
import { signedInClient, untilDebits } from '../support/api.ts';
import { find, signIn, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

/** Posts something to the sandbox itself. */
async function tell(path: string, body: object): Promise<number> {
  const { status } = await fetch(`${stage.sandbox.lender}/sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return status;
}

const moveTo = async (date: string) => assert.equal(await tell('clock', { to: date }), 200);

/** A tab of its own, apart from other customers' sessions, in which a persona looks at their plan. */
async function openPlan(userId: string): Promise<Page> {
  const context = await stage.browser.createBrowserContext();
  const page = await context.newPage();
  await signIn(page, stage.sandbox.lender, userId);
  await find(page, 'Payment plan', 'link').click();
  return page;
}

/** Asks for a change by its button, and signs it. */
async function ask(page: Page, button: string, name: string): Promise<string> {
  await find(page, button, 'button').click();
  await find(page, 'See what it does', 'button').click();
  const review = await waitForText(page, 'What you sign');
  await find(page, 'Your full name', 'textbox').fill(name);
  await find(page, 'Sign and send', 'button').click();
  await waitForText(page, 'We’re looking at it');
  return review.replace(/\s+/g, ' ');
}

/** The newest change of a persona's first account, as the lender has it. */
async function latest(userId: string) {
  const { accounts, plans } = await signedInClient(stage.sandbox.lender, userId);
  const [account] = (await accounts.list()).items;
  const [change] = (await plans.list(account?.id ?? '')).items;
  assert.ok(change);
  return change;
}

it('is told when a request is declined, and withdraws the next', async (test) => {
  const page = await openPlan('frankie.two');
  test.after(() => page.close());

  await ask(page, 'Choose another day', 'Frankie Okonjima');
  const { id } = await latest('frankie.two');
  assert.equal(await tell(`plan-changes/${id}/decisions`, { decision: 'decline' }), 204);
  await page.reload();
  await waitForText(page, 'Not approved');

  await ask(page, 'Choose another day', 'Frankie Okonjima');
  await find(page, 'Withdraw', 'button').click();
  await waitForText(page, 'Withdraw this request?');
  await find(page, 'Withdraw', 'button').click();
  await waitForText(page, /Withdrawn[^]*Your payments stay due as they are/);
  assert.equal((await latest('frankie.two')).status, 'withdrawn');
});

it('asks what has happened in a hardship, and approves what was told', async (test) => {
  const page = await openPlan('bailey.pastdue');
  test.after(() => page.close());

  // Without a word of what has happened, the lender asks for one.
  await ask(page, 'Get help', 'Bailey Thornquist');
  await moveTo((await latest('bailey.pastdue')).decideOn ?? '');
  await page.reload();
  await waitForText(page, 'We need to know more');
  await find(page, 'What has happened?', 'textbox').fill('My hours were cut until spring.');
  await find(page, 'Send', 'button').click();
  await waitForText(page, 'We’re looking at it');
  const told = await latest('bailey.pastdue');
  assert.equal(told.status, 'in_review');

  await moveTo(told.decideOn ?? '');
  await page.reload();
  await waitForText(page, 'Approved and in force');
});

it('puts a payment off with autopay on, which takes what the screen promised on the day that it promised', async (test) => {
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
  const { before, after } = promised.effect.autopay ?? {};
  assert.ok(before && after);
  assert.ok(after.date > before.date);
  // A day of this year is said without it.
  const day = (date: string) => `${formatDate(date, 'en-US', 'day')}(, \\d{4})?`;
  const taken = new RegExp(
    `Autopay ?Stays on\\. The next payment moves from ${day(before.date)} to ${day(after.date)}\\.`,
  );

  const page = await openPlan('alex.current');
  test.after(() => page.close());
  const review = await ask(page, 'Put payments off', 'Alex Winterbourne');
  assert.match(review, taken);
  assert.ok(review.includes(promised.agreement));

  await moveTo((await latest('alex.current')).decideOn ?? '');
  await page.reload();
  await waitForText(page, 'Approved and in force');
  await find(page, 'Overview', 'link').click();
  // A large figure is drawn in pieces.
  const amount = Array.from(formatMoney(after.amount, 'en-US'), (sign) =>
    sign.replace(/[$.]/, '\\$&'),
  ).join(' ?');
  await waitForText(
    page,
    new RegExp(`Next automatic payment *${amount} *on \\w+, ${day(after.date)}`),
  );

  // On the day it was due before, nothing is taken; on the promised one exactly that, by the ledger, the bank and the screen.
  const automatic = async () =>
    (await client.payments.list(account.id)).items.filter(({ origin }) => origin === 'autopay');
  await moveTo(before.date);
  assert.deepEqual(await automatic(), []);
  await moveTo(after.date);
  const [payment] = await automatic();
  assert.deepEqual([payment?.date, payment?.amount], [after.date, after.amount]);
  const [entry] = (await client.accounts.transactions(account.id, { filter: { kind: 'payment' } }))
    .items;
  assert.deepEqual(
    [entry?.paymentId, entry?.date, entry?.amount],
    [payment?.id, after.date, after.amount],
  );
  const debits = (await untilDebits(stage.sandbox, 1)).filter(({ idempotencyKey }) =>
    idempotencyKey.startsWith(`autopay:${account.id}:`),
  );
  assert.deepEqual(
    debits.map((debit) => [debit.paymentId, debit.amount]),
    [[payment?.id, after.amount.amount]],
  );
  await page.reload();
  await waitForText(
    page,
    new RegExp(`Last payment(?=.{0,60}${amount})(?=.{0,60}on ${day(after.date)})`),
  );
});
