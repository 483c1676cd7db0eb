import assert from 'node:assert/strict';
import { it } from 'node:test';
import { untilDebits } from '../support/api.ts';
import { find, shownAmount, signIn, waitForText } from '../support/browser.ts';
import { pass, treatSubmissions } from '../support/lost-answers.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('pays once when the button that pays is clicked twice, and Enter is held down on it', async () => {
  const page = await stage.browser.newPage();
  await signIn(page, stage.sandbox.lender, 'alex.current');
  const due = await shownAmount(page);
  await find(page, 'Review payment', 'button').click({ count: 2 });
  await waitForText(page, 'Check and confirm');
  const submissions = await treatSubmissions(page, async (request) => {
    // Long enough for a customer who wonders whether the first click counted.
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('Enter');
    return pass(request);
  });

  await find(page, `Pay ${due}`, 'button').click({ count: 2 });
  const receipt = await waitForText(page, 'Confirmation number');

  assert.ok(receipt.includes(due));
  assert.equal(submissions.keys.length, 1, 'one request');
  const debits = await untilDebits(stage.sandbox, 1);
  assert.deepEqual(
    debits.map(({ idempotencyKey }) => idempotencyKey),
    submissions.keys,
  );
});
