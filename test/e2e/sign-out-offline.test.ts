import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { find, shownAmount, signIn, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

/** What this browser keeps by which somebody could go on: session records, and keys that sign. */
async function kept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no result'));
      });
    const found = Object.keys(sessionStorage).filter((name) => name.startsWith('fs-central/'));
    for (const { name = '' } of await indexedDB.databases()) {
      // The key by which a device is recognised is meant to stay: it grants nothing.
      if (!name.startsWith('fs-central/') || name.endsWith('/device')) continue;
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const keys = await settled(database.transaction(store).objectStore(store).getAllKeys());
        found.push(...keys.map((key) => `${name}: ${JSON.stringify(key)}`));
      }
      database.close();
    }
    return found;
  });
}

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
