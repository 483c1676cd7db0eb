import assert from 'node:assert/strict';
import { it } from 'node:test';
import { bankDebits, signedInClient, untilDebits } from '../support/api.ts';
import { find, shownAmount, signIn, waitForText } from '../support/browser.ts';
import { commitAndStall, pass, treatSubmissions, type Treatment } from '../support/lost-answers.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

const flights: [string, string, Treatment][] = [
  ['after the lender took the payment', 'alex.current', commitAndStall],
  ['before the payment reached the lender', 'bailey.pastdue', () => undefined],
];
for (const [moment, persona, treatment] of flights) {
  it(`goes on with the same key, and pays once, when the page is reloaded ${moment}`, async () => {
    const earlier = (await bankDebits(stage.sandbox)).length;
    const page = await (await stage.browser.createBrowserContext()).newPage();
    await signIn(page, stage.sandbox.lender, persona);
    await shownAmount(page);
    await find(page, 'Review payment', 'button').click();
    const review = await waitForText(page, 'Check and confirm');
    const [, amount = ''] = /Pay (\$[\d,.]+\d)/.exec(review) ?? [];
    let arrived = () => undefined as unknown;
    const inFlight = new Promise((resolve) => (arrived = () => resolve(undefined)));
    const submissions = await treatSubmissions(page, async (request) => {
      await treatment(request);
      arrived();
    });

    await find(page, `Pay ${amount}`, 'button').click();
    await inFlight;
    submissions.treat = pass;
    await page.reload();
    const receipt = await waitForText(page, 'Confirmation number');

    assert.ok(receipt.includes(amount), 'the receipt is of that payment');
    assert.ok(submissions.keys.length >= 2, 'it was asked about again');
    assert.equal(new Set(submissions.keys).size, 1, 'every attempt carried one key');
    const client = await signedInClient(stage.sandbox.lender, persona);
    const [account] = (await client.accounts.list()).items;
    const [payment, ...more] = (await client.payments.list(account!.id)).items.filter(
      ({ status }) => status === 'processing' || status === 'posted',
    );
    assert.ok(payment && receipt.includes(payment.confirmationNumber));
    const debits = (await untilDebits(stage.sandbox, earlier + 1)).slice(earlier);
    assert.deepEqual(
      debits.map(({ paymentId, idempotencyKey }) => [paymentId, idempotencyKey]),
      [[payment.id, submissions.keys[0]]],
    );
    assert.ok(more.every(({ createdAt }) => createdAt < payment.createdAt));
    await page.browserContext().close();
  });
}
