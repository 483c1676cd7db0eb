import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { find, inFirefox, type Preferences, waitForText } from '../support/browser.ts';
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
  /** Whether a reload asks again, since there is nowhere to keep the session. */
  forgets: boolean;
  /** Whether the frames cannot hear each other, so that each can only say what to do. */
  apart: boolean;
  /** Why there is no such state of affairs in this browser. */
  skip?: string | false;
}

const denials: Denial[] = [
  {
    name: 'all storage denied',
    preferences: { 'network.cookie.cookieBehavior': 2 },
    prepare: (page) => page.evaluateOnNewDocument(deny),
    forgets: true,
    apart: inFirefox,
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
    apart: inFirefox,
  },
  {
    name: 'databases denied',
    preferences: {},
    skip: inFirefox && 'Firefox has no switch for databases alone',
    prepare: (page) =>
      page.evaluateOnNewDocument(
        `Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('', 'SecurityError'); } })`,
      ),
    forgets: true,
    apart: false,
  },
  {
    name: 'private mode',
    // Chromium's contexts are private already.
    preferences: { 'browser.privatebrowsing.autostart': true },
    forgets: false,
    apart: false,
  },
];

for (const { name, preferences, prepare, forgets, apart, skip = false } of denials) {
  describe(name, { skip }, () => {
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
      if (apart) {
        // Firefox gives each such frame a world of its own: no storage, and no channel to the next.
        const card = await openFrame(page, 'fs-balance-card');
        assert.match(await waitForText(card, 'Sign in to see'), /Your balance/);
        await find(card, 'Or open your account at Prairie Lane Finance', 'link').wait();
      } else {
        assert.match(await framedAmount(page), /^\$\d/);
      }

      await page.reload({ waitUntil: 'domcontentloaded' });
      const login = await openFrame(page, 'fs-login');
      if (forgets) {
        await find(login, 'Password', 'textbox').wait();
        await signInFramed(page, 'alex.current');
      }
      if (!apart) assert.match(await framedAmount(page), /^\$\d/);

      await find(await openFrame(page, 'fs-login'), 'Sign out', 'button').click();
      await find(await openFrame(page, 'fs-login'), 'Password', 'textbox').wait();
      await page.close();
    });
  });
}
