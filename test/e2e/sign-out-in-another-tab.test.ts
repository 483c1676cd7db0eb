import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { passphrase } from '../support/api.ts';
import { closeTabs, find, shownAmount, signIn, waitForText } from '../support/browser.ts';
import { frameOf, hostClient, setHostStage } from '../support/host-stage.ts';

const stage = setHostStage({
  '/': {
    body: `<fs-login client-id="${hostClient}"></fs-login>
      <fs-balance-card client-id="${hostClient}"></fs-balance-card>`,
  },
});

afterEach(async () => {
  await closeTabs(stage.browser);
});

describe('a sign-out in one tab of the portal', () => {
  /** A second tab, which takes over the session of the first. */
  async function twoTabs(): Promise<{ first: Page; second: Page; amount: string }> {
    const first = await stage.browser.newPage();
    await signIn(first, stage.sandbox.lender, 'alex.current');
    const amount = await shownAmount(first);
    const second = await stage.browser.newPage();
    await second.goto(`${stage.sandbox.lender}/`);
    assert.equal(await shownAmount(second), amount, 'the second tab is signed in as well');
    return { first, second, amount };
  }

  it('signs out the other, which shows no figure any more', async () => {
    const { first, second, amount } = await twoTabs();

    await find(second, 'Sign out', 'button').click();
    await find(second, 'Password', 'textbox').wait();
    await first.bringToFront();
    await find(first, 'Password', 'textbox').wait();

    const shown = await waitForText(first, 'Sign in');
    assert.ok(!shown.replace(/\s+/g, '').includes(amount));
    assert.equal(await first.$('fs-balance-card >>> [part~="amount"]'), null);
  });

  it('leaves nothing that a reload of the other could go on with', async () => {
    const { first, second } = await twoTabs();

    await find(second, 'Sign out', 'button').click();
    await find(second, 'Password', 'textbox').wait();
    await first.bringToFront();
    await first.reload();

    await find(first, 'Password', 'textbox').wait();
    assert.deepEqual(await sessionRecords(first), []);
  });

  it('lets the next customer sign in for both tabs', async () => {
    const { first, second } = await twoTabs();
    await find(second, 'Sign out', 'button').click();
    await find(second, 'Password', 'textbox').wait();

    await find(second, 'User ID', 'textbox').fill('bailey.pastdue');
    await find(second, 'Password', 'textbox').fill(passphrase);
    await find(second, 'Sign in', 'button').click();
    const next = await shownAmount(second);
    await first.bringToFront();

    assert.equal(await shownAmount(first), next, 'the other tab shows the next customer');
  });
});

describe('a sign-out in a frame of a host page', () => {
  it('empties every frame of that host, in both tabs', async () => {
    const first = await stage.browser.newPage();
    await first.goto(`${stage.host.origin}/`);
    const login = await frameOf(first, 'fs-login');
    await find(login, 'User ID', 'textbox').fill('alex.current');
    await find(login, 'Password', 'textbox').fill(passphrase);
    await find(login, 'Sign in', 'button').click();
    await waitForText(await frameOf(first, 'fs-balance-card'), /\$\d/);
    const second = await stage.browser.newPage();
    await second.goto(`${stage.host.origin}/`);
    await waitForText(await frameOf(second, 'fs-balance-card'), /\$\d/);

    await find(await frameOf(second, 'fs-login'), 'Sign out', 'button').click();

    for (const page of [second, first]) {
      await page.bringToFront();
      await find(await frameOf(page, 'fs-login'), 'Password', 'textbox').wait();
      const card = await frameOf(page, 'fs-balance-card');
      await card.waitForFunction(
        () =>
          !document.querySelector('fs-balance-card')?.shadowRoot?.querySelector('[part~="amount"]'),
      );
    }
  });
});

/** Names of what this tab keeps of sign-ins. */
function sessionRecords(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Object.keys(sessionStorage).filter((name) => name.startsWith('fs-central/')),
  );
}
