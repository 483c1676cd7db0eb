import assert from 'node:assert/strict';
import { it } from 'node:test';
import { untilDebits } from '../support/api.ts';
import { find, shownAmount, signIn, waitForText } from '../support/browser.ts';
import { commitUnheard, pass, treatSubmissions } from '../support/lost-answers.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('says in one tab what the customer is about to pay, is paying and has paid in another', async () => {
  const { lender } = stage.sandbox;
  const first = await stage.browser.newPage();
  await signIn(first, lender, 'alex.current');
  const due = await shownAmount(first);
  const second = await stage.browser.newPage();
  await second.goto(`${lender}/`);
  assert.equal(await shownAmount(second), due, 'the second tab is signed in as well');
  await waitForText(second, 'Review payment');

  await first.bringToFront();
  await find(first, 'Review payment', 'button').click();
  await waitForText(first, 'Check and confirm');
  await waitForText(second, `You’re about to pay ${due} in another tab`);

  const submissions = await treatSubmissions(first, commitUnheard);
  await find(first, `Pay ${due}`, 'button').click();
  await waitForText(first, 'We’re checking your payment');
  await waitForText(second, `You’re paying ${due} in another tab`);
  await second.bringToFront();
  await find(second, 'Review payment', 'button').click();
  const review = await waitForText(second, 'Check and confirm');
  assert.match(
    review,
    /You’re paying .* in another tab/,
    'it is said before anything is confirmed',
  );
  assert.ok(review.includes(`Pay ${due} as well`), 'the button calls it a second payment');

  await first.bringToFront();
  submissions.treat = pass;
  await find(first, 'Check now', 'button').click();
  await waitForText(first, 'Confirmation number');

  const told = await waitForText(second, `You paid ${due} in another tab just now`);
  assert.doesNotMatch(told, /Check and confirm/, 'a review with old figures is left');
  assert.equal(new Set(submissions.keys).size, 1);
  assert.deepEqual(
    (await untilDebits(stage.sandbox, 1)).map(({ idempotencyKey }) => idempotencyKey),
    [submissions.keys[0]],
  );
});
