import assert from 'node:assert/strict';
import { it } from 'node:test';
import { find, shownAmount, signIn, waitForText } from '../support/browser.ts';
import { kept } from '../support/kept.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('signs out of every tab while the lender cannot be reached, and stays signed out', async () => {
  const page = await stage.browser.newPage();
  await signIn(page, stage.sandbox.lender, 'alex.current');
  const amount = await shownAmount(page);
  const other = await stage.browser.newPage();
  await other.goto(`${stage.sandbox.lender}/`);
  assert.equal(await shownAmount(other), amount);
  assert.notDeepEqual(await kept(page), [], 'while signed in there is a record and a key');

  await stage.sandbox.stop();
  await page.bringToFront();
  await find(page, 'Sign out', 'button').click();

  for (const tab of [page, other]) {
    await tab.bringToFront();
    await find(tab, 'Password', 'textbox').wait();
    const shown = await waitForText(tab, 'Sign in');
    assert.ok(!shown.replace(/\s+/g, '').includes(amount), 'no figure is left');
  }
  await page.waitForFunction(() => !sessionStorage.length);
  assert.deepEqual(await kept(page), []);
  assert.deepEqual(await kept(other), []);

  await stage.sandbox.start();
  for (const tab of [page, other]) {
    await tab.bringToFront();
    await tab.reload();
    await find(tab, 'Password', 'textbox').wait();
    assert.equal(await tab.$('fs-balance-card >>> [part~="amount"]'), null);
  }
});
