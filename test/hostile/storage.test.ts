import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { find, inFirefox, type Preferences } from '../support/browser.ts';
import { framedAmount, openFrame, signInFramed } from './customer.ts';
import { setHostileStage } from './stage.ts';

/** Runs in the lender's frames before their own scripts: all that keeps things throws, as where people forbid it. */
function deny(): void {
  if (window === window.parent) return;
  const refuse = () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  };
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
    Object.defineProperty(window, name, { get: refuse, configurable: true });
  }
  Object.defineProperty(Document.prototype, 'cookie', { get: refuse, set: refuse });
}

interface Denial {
  name: string;
  /** Firefox can be told; in Chromium the frames’ own doors are shut. */
  preferences: Preferences;
  prepare?: (page: Page) => Promise<unknown>;
  /** Whether a reload may ask again: there is nowhere to keep the session. */
  forgets: boolean;
}

const denials: Denial[] = [
  {
    name: 'all storage denied',
    preferences: { 'network.cookie.cookieBehavior': 2 },
    prepare: (page) => page.evaluateOnNewDocument(deny),
    forgets: true,
  },
  {
    name: 'storage of third parties blocked',
    preferences: { 'network.cookie.cookieBehavior': 1 },
    async prepare(page) {
      const session = await page.createCDPSession();
      await session.send('Network.enable');
      await session.send('Network.setCookieControls', {
        enableThirdPartyCookieRestriction: true,
      });
    },
    forgets: inFirefox,
  },
  {
    name: 'databases denied',
    preferences: { 'dom.indexedDB.enabled': false },
    prepare: (page) =>
      page.evaluateOnNewDocument(
        `Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('', 'SecurityError'); } })`,
      ),
    forgets: true,
  },
  {
    name: 'private mode',
    // Chromium's contexts are private already.
    preferences: { 'browser.privatebrowsing.autostart': true },
    forgets: false,
  },
];

for (const { name, preferences, prepare, forgets } of denials) {
  describe(name, () => {
    const stage = setHostileStage(preferences);

    it('lets a customer sign in, shows the amount, and signs out', async () => {
      const context = inFirefox
        ? stage.browser.defaultBrowserContext()
        : await stage.browser.createBrowserContext();
      const page = await context.newPage();
      if (!inFirefox) await prepare?.(page);
      await page.setViewport({ width: 1280, height: 1600 });
      await page.goto(`${stage.parts.host}/plain`, { waitUntil: 'domcontentloaded' });

      await signInFramed(page, 'alex.current');
      const amount = await framedAmount(page);
      assert.match(amount, /^\$\d/);

      await page.reload({ waitUntil: 'domcontentloaded' });
      const login = await openFrame(page, 'fs-login');
      if (forgets) {
        await find(login, 'Password', 'textbox').wait();
        await signInFramed(page, 'alex.current');
      }
      assert.equal(await framedAmount(page), amount);

      await find(await openFrame(page, 'fs-login'), 'Sign out', 'button').click();
      await find(await openFrame(page, 'fs-login'), 'Password', 'textbox').wait();
      await page.close();
    });
  });
}
