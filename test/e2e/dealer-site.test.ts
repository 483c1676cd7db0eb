import assert from 'node:assert/strict';
import { it } from 'node:test';
import { find, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('leads a customer from the dealer to the lender, and says that no money is real', async () => {
  const page = await stage.browser.newPage();
  await page.goto(stage.sandbox.dealer);
  const shown = await waitForText(page, 'Northside Motors');
  assert.match(shown, /Sandbox, no real money/);

  const link = await page.$(`a[href^="${stage.sandbox.lender}"]`);
  assert.ok(link, 'the page links to the lender');
  await Promise.all([page.waitForNavigation(), link.click()]);

  assert.equal(new URL(page.url()).origin, stage.sandbox.lender);
  await find(page, 'User ID', 'textbox').wait();
});
