import assert from 'node:assert/strict';
import { it } from 'node:test';
import { formatMoney } from '../../sdk/index.ts';
import { signedInClient } from '../support/api.ts';
import { find, signIn, waitForText } from '../support/browser.ts';
import { mailTo } from '../support/mails.ts';
import { askSandbox } from '../support/payments.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('tells by mail, on the card and in the panel that a payment came back, and what it cost', async () => {
  const page = await stage.browser.newPage();
  const client = await signedInClient(stage.sandbox.lender, 'alex.current');
  const [account] = (await client.accounts.list()).items;
  const [method] = (await client.paymentMethods.list()).items;
  assert.ok(account && method);
  const payment = await client.payments.create(
    account.id,
    { amount: account.amountDue, methodId: method.id, date: account.asOf },
    { idempotencyKey: crypto.randomUUID() },
  );

  await askSandbox(stage.sandbox, `payments/${payment.id}/returns`, {
    reason: 'insufficient_funds',
  });

  await mailTo(stage.sandbox, 'alex', 'Your bank returned a payment');
  await signIn(page, stage.sandbox.lender, 'alex.current');
  const title = `Your bank returned your ${formatMoney(account.amountDue, 'en-US')} payment`;
  const escaped = title.replace(/[.$]/g, String.raw`\$&`);
  // On the card and in the panel.
  const shown = await waitForText(page, new RegExp(`${escaped}.*${escaped}`));
  assert.match(shown, /There wasn’t enough money in the account/);
  assert.match(shown, /A fee of \$20\.00 was charged/);
  const after = await client.accounts.get(account.id);
  assert.equal(after.amountDue.amount, account.amountDue.amount + 2_000);
  await find(page, `Amount due ${formatMoney(after.amountDue, 'en-US')}`, 'radio').wait();
});
