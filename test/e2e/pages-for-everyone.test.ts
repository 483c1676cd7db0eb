import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterEach, before, it } from 'node:test';
import type { BrowserContext, Page } from 'puppeteer-core';
import { find, inFirefox, sendForm, shownAmount, signIn, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let axe: string;
let context: BrowserContext | undefined;

before(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});

// One page at a time: Firefox holds back what pages behind others load, once for longer than a navigation may take.
afterEach(async () => {
  await context?.close();
  context = undefined;
});

/** Not by frames: a window that is not in front is given none by Firefox. */
const byTimer = { polling: 100 };

/** A page with a storage of its own. */
async function open(width: number, scheme: 'light' | 'dark'): Promise<Page> {
  context = await stage.browser.createBrowserContext();
  const page = await context.newPage();
  // The first page of a browser that has just begun, beside another suite.
  page.setDefaultNavigationTimeout(60_000);
  await page.setViewport({ width, height: 800 });
  // Firefox is light from its start; only Chromium can be told later.
  if (!inFirefox) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  }
  return page;
}

/** Accessibility faults of the whole page, landmarks and headings included. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found: unknown = await page.evaluate(`(async () => {
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => id + ' at ' + nodes.map(({ target }) => target.join(' ')));
  })()`);
  return found as string[];
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

for (const scheme of ['light', 'dark'] as const) {
  const skip = inFirefox && scheme === 'dark' && 'Firefox takes no scheme while it runs';
  for (const width of [320, 1280]) {
    it(`fits ${String(width)} px and has no accessibility fault, ${scheme}`, { skip }, async () => {
      const page = await open(width, scheme);

      // Not until all has loaded: frames that were on their way as a page was left, Firefox's protocol never reports as
      // gone, and puppeteer waits for them. The page itself is complete in a third of a second, no request open.
      const soon = { waitUntil: 'domcontentloaded' } as const;
      await page.goto(`${stage.sandbox.dealer}/`, soon);
      await page.waitForFunction(() => customElements.get('fs-login') !== undefined, byTimer);
      assert.deepEqual(await faults(page), []);
      assert.ok((await overflow(page)) <= 0, 'the dealer’s page scrolls sideways');

      await page.goto(`${stage.sandbox.lender}/`, soon);
      await find(page, 'Sign in', 'button').wait();
      assert.deepEqual(await faults(page), []);
      assert.ok((await overflow(page)) <= 0, 'the sign-in page scrolls sideways');

      await sendForm(page, 'frankie.two');
      await find(page, 'Sign out', 'button').wait();
      await shownAmount(page);
      await find(page, 'Review payment', 'button').wait();
      assert.deepEqual(await faults(page), []);
      assert.ok((await overflow(page)) <= 0, 'the account page scrolls sideways');
    });
  }
}

it('shows the other vehicle when it is chosen', async () => {
  const page = await open(1280, 'light');
  await signIn(page, stage.sandbox.lender, 'frankie.two');
  const first = await shownAmount(page);

  await find(page, '2024 Ostra Piccolo ends in 0358', 'button').click();

  await waitForText(page, '2024 Ostra Piccolo Sport');
  const card = await page.$eval('fs-balance-card', (element) => element.shadowRoot?.textContent);
  assert.match(card ?? '', /Piccolo/);
  assert.ok(!card?.replace(/\s+/g, '').includes(first), 'the first one’s figure is gone');
});

it('shows the next customer nothing of the choice that the last one made', async () => {
  const page = await open(1280, 'light');
  await signIn(page, stage.sandbox.lender, 'frankie.two');
  await find(page, '2024 Ostra Piccolo ends in 0358', 'button').click();
  await waitForText(page, '2024 Ostra Piccolo Sport');
  await find(page, 'Sign out', 'button').click();
  await waitForText(page, 'You’re signed out');

  await find(page, 'User ID', 'textbox').fill('alex.current');
  await find(page, 'Password', 'textbox').fill('sandbox-passphrase-2026');
  await find(page, 'Sign in', 'button').click();
  const shown = await waitForText(page, 'Brightwell Lumen');

  assert.doesNotMatch(shown, /Ostra|can’t find/);
  assert.match(await shownAmount(page), /^\$\d/);
});

it('never shows the form while a reload brings the session back', async () => {
  const page = await open(1280, 'light');
  await signIn(page, stage.sandbox.lender, 'alex.current');
  await page.evaluateOnNewDocument(() => {
    const drawn = new Set<string>();
    Object.assign(window, { drawn });
    const look = () => {
      for (const tag of ['fs-login', 'fs-balance-card']) {
        if (document.querySelector(tag)?.checkVisibility()) drawn.add(tag);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });

  await page.reload();
  await shownAmount(page);

  assert.deepEqual(await page.evaluate('[...drawn]'), ['fs-balance-card']);
});

it('leaves nothing of the account on the page after sign-out', async () => {
  const page = await open(1280, 'light');
  await signIn(page, stage.sandbox.lender, 'frankie.two');
  await shownAmount(page);

  await find(page, 'Sign out', 'button').click();
  const shown = await waitForText(page, 'You’re signed out');

  assert.doesNotMatch(shown, /\$|Calder|Ostra/);
  const left = await page.evaluate(() => {
    const read = (root: ParentNode): string =>
      [...root.querySelectorAll('*')]
        .map((each) => each.shadowRoot && read(each.shadowRoot))
        .join() + (root.textContent ?? '');
    return read(document);
  });
  assert.doesNotMatch(left, /\$\d|Calder|Ostra/);
});
