import assert from 'node:assert/strict';
import { beforeEach, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { signedInClient } from '../support/api.ts';
import { find, signIn, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let page: Page;

// Hooks of a file start side by side, so this one cannot be a "before": the stage is not set then.
beforeEach(async () => {
  if (page) return;
  page = await stage.browser.newPage();
  await signIn(page, stage.sandbox.lender, 'alex.current');
  await find(page, 'Other amount', 'radio').click();
});

/** Types over whatever the field holds. */
async function type(text: string): Promise<void> {
  await find(page, 'Amount to pay').click({ count: 3 });
  await page.keyboard.press('Backspace');
  await page.keyboard.type(text);
}

const refused = [
  ['$0', /above zero/],
  ['-5', /without a minus/],
  ['1e9', /in digits/],
  ['12.345', /two decimals/],
  ['', /Enter the amount/],
  ['soon', /in numbers/],
  ['99,999,999', /more than you owe/],
] as const;

for (const [typed, answer] of refused) {
  it(`answers ${typed || 'nothing'} in words and keeps it in the field`, async () => {
    await type(typed);
    await find(page, 'Review payment', 'button').click();

    await waitForText(page, answer);

    const value = await page.$eval('fs-payment-panel >>> input[inputmode="decimal"]', (input) =>
      input instanceof HTMLInputElement ? input.value : undefined,
    );
    assert.equal(value?.replace(/\.00$/, ''), typed, 'at most the cents were written out');
  });
}

for (const [typed, amount] of [
  ['1,250.5', '$1,250.50'],
  ['١٢', '$12.00'],
] as const) {
  it(`takes ${typed} for ${amount}`, async () => {
    await type(typed);
    await find(page, 'Review payment', 'button').click();

    await find(page, `Pay ${amount}`, 'button').wait();
    await find(page, 'Change amount').click();
    await find(page, 'Review payment', 'button').wait();
  });
}

it('has sent nothing to the ledger all the while', async () => {
  const client = await signedInClient(stage.sandbox.lender, 'alex.current');
  const [account] = (await client.accounts.list()).items;
  assert.ok(account);

  assert.deepEqual((await client.payments.list(account.id)).items, []);
});
