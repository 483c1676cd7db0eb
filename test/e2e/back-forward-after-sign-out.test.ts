import assert from 'node:assert/strict';
import { afterEach, it, type TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import { closeTabs, find, inFirefox, shownAmount, signIn } from '../support/browser.ts';
import { shownText } from '../support/in-page.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

afterEach(async () => {
  await closeTabs(stage.browser);
});

interface Witness {
  /** What the page showed in the moment it came back; unset while it has not. */
  atShow?: string;
}

const lastSeen = 'seen-as-it-was-left';

/**
 * Has the page note what it shows as it is left, after all that is ours has heard of it, and in the first moment
 * after it comes back from the back/forward cache. The first holds whether the browser keeps the page or not.
 */
async function watch(page: Page): Promise<void> {
  await page.evaluate(`addEventListener('pagehide', () => {
    sessionStorage.setItem('${lastSeen}', (${String(shownText)})());
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) window.atShow = (${String(shownText)})();
  }, { capture: true })`);
}

/** What a page from the cache showed at first; undefined where it was loaded anew. */
function atShow(page: Page): Promise<string | undefined> {
  return page.evaluate(() => (window as Witness).atShow);
}

/**
 * Goes a page back by the page's own script: of a page that comes out of its cache, Firefox says nothing to its driver,
 * so that `goBack()` would wait for ever. Says whether it did; Chromium's shell without a window has no such cache.
 */
async function stepBack(page: Page, t: TestContext): Promise<void> {
  await page.evaluate(() => void setTimeout(() => history.back()));
  const isBack = async () =>
    (await page.evaluate(() => location.origin).catch(() => '')) === stage.sandbox.lender;
  const deadline = Date.now() + 30_000;
  while (!(await isBack())) {
    if (Date.now() > deadline) throw new Error('The page never came back.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const kept = (await atShow(page)) !== undefined;
  t.diagnostic(`the page ${kept ? 'came out of the cache' : 'was loaded anew'}`);
}

async function signedIn(): Promise<{ page: Page; amount: string }> {
  const page = await stage.browser.newPage();
  await signIn(page, stage.sandbox.lender, 'alex.current');
  const amount = await shownAmount(page);
  await watch(page);
  return { page, amount };
}

/** What the page showed as it was left. */
function asLeft(page: Page): Promise<string> {
  return page.evaluate((name) => sessionStorage.getItem(name) ?? '', lastSeen);
}

const withoutBlanks = (text: string | undefined) => text?.replace(/\s+/g, '') ?? '';

it('shows no figure after a sign-out and a step back', async (t) => {
  const { page, amount } = await signedIn();

  await find(page, 'Sign out', 'button').click();
  await find(page, 'Password', 'textbox').wait();
  await page.goto(`${stage.sandbox.dealer}/`);
  await stepBack(page, t);

  await find(page, 'Password', 'textbox').wait();
  assert.ok(!withoutBlanks(await atShow(page)).includes(amount));
  assert.equal(await page.$('fs-balance-card >>> [part~="amount"]'), null);
});

it('shows no figure on a page left open in history when another tab signs out meanwhile', async (t) => {
  const { page, amount } = await signedIn();
  const other = await stage.browser.newPage();
  await other.goto(`${stage.sandbox.lender}/`);
  assert.equal(await shownAmount(other), amount);
  await page.bringToFront();
  await page.goto(`${stage.sandbox.dealer}/`);

  await other.bringToFront();
  await find(other, 'Sign out', 'button').click();
  await find(other, 'Password', 'textbox').wait();
  await page.bringToFront();
  await stepBack(page, t);

  await find(page, 'Password', 'textbox').wait();
  assert.ok(!withoutBlanks(await atShow(page)).includes(amount), 'not in the first moment either');
  // Firefox keeps nothing that is written while a page is left for another site.
  if (!inFirefox) assert.match(await asLeft(page), /Sandbox, no real money/);
  assert.ok(!withoutBlanks(await asLeft(page)).includes(amount), 'nor as the page was left');
  assert.equal(await page.$('fs-balance-card >>> [part~="amount"]'), null);
});

it('shows the account again to who steps back without having signed out', async (t) => {
  const { page, amount } = await signedIn();

  await page.goto(`${stage.sandbox.dealer}/`);
  await stepBack(page, t);

  assert.equal(await shownAmount(page), amount);
});
