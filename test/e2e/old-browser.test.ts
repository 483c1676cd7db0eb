import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { closeTabs, find, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

afterEach(() => closeTabs(stage.browser));

/** Takes a feature away before anything of the page runs, and notes what the first module finds. */
async function openWithout(page: Page, remove: string, path = '/'): Promise<void> {
  await page.evaluateOnNewDocument(`
    ${remove};
    const { define } = CustomElementRegistry.prototype;
    CustomElementRegistry.prototype.define = function (...given) {
      window.atFirstModule ??= document.getElementById('main')?.className;
      return define.apply(this, given);
    };`);
  await page.goto(stage.sandbox.lender + path);
}

const features: Record<string, string> = {
  'modules and nomodule': 'delete HTMLScriptElement.prototype.noModule',
  'signals that are joined': 'delete AbortSignal.any',
  'arrays of what comes later': 'delete Array.fromAsync',
  popovers: 'delete HTMLElement.prototype.showPopover',
  'colours for light and dark':
    "CSS.supports = (supports => (...given) => !String(given[1]).startsWith('light-dark') && supports.apply(CSS, given))(CSS.supports)",
};
for (const [what, remove] of Object.entries(features)) {
  it(`says which versions work before any module script runs, in a browser without ${what}`, async () => {
    const page = await stage.browser.newPage();
    await openWithout(page, remove);

    const shown = await waitForText(page, 'This browser is too old to open your account');

    for (const words of [
      /Chrome 123 or Edge 123/,
      /Firefox 128/,
      /Safari 18/,
      /Call us on \(312\) 555-0142/,
      /Este navegador es demasiado antiguo/,
    ]) {
      assert.match(shown, words);
    }
    // Where module scripts run all the same, they come after, and leave it standing.
    await page.waitForFunction('window.atFirstModule !== undefined');
    assert.equal(await page.evaluate('window.atFirstModule'), 'old-browser');
    await page.waitForFunction(() => document.readyState === 'complete');
    assert.match(await waitForText(page, 'too old'), /Chrome 123/);
    const forms = await page.$$eval('#main fs-login', (found) => found.length);
    assert.equal(forms, 0);
  });
}

it('is asked of by a script that is no module, and stands in the page without any', async () => {
  const html = await (await fetch(`${stage.sandbox.lender}/`)).text();
  const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);

  const [own = '', ...more] = scripts.filter((tag) => tag.includes('old-browser'));

  assert.deepEqual(more, []);
  // Neither a module nor deferred: it runs where it stands, and module scripts wait for the end.
  assert.match(own, /src="\/portal\/old-browser\.js"/);
  assert.doesNotMatch(own, /\btype=|\b(defer|async)\b/);
  const modules = scripts.filter((tag) => tag.includes('type="module"'));
  assert.ok(modules.length > 0);
  for (const tag of modules) assert.doesNotMatch(tag, /\basync\b/);
});

it('leaves a browser of today alone', async () => {
  const page = await stage.browser.newPage();
  await page.goto(`${stage.sandbox.lender}/`);

  await find(page, 'Sign in', 'button').wait();

  assert.equal(await page.$('.old-browser'), null);
});
