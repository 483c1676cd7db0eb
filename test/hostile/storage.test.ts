import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  find,
  inFirefox,
  type Preferences,
  sendForm,
  shownAmount,
  waitForText,
} from '../support/browser.ts';
import { frameOf, windowFrom } from '../support/host-stage.ts';
import { framedAmount, openFrame, signInFramed } from './customer.ts';
import { clientId } from './document.ts';
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
  /** Whether the lender's own windows get no cookie either. */
  cookieless?: boolean;
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
    cookieless: inFirefox,
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

for (const denial of denials) {
  const { name, preferences, prepare, forgets, apart, cookieless, skip = false } = denial;
  describe(name, { skip }, () => {
    const stage = setHostileStage(preferences);

    /** A page of somebody who was not here before, in a browser that denies what this is about. */
    async function newPage() {
      if (inFirefox) return stage.browser.defaultBrowserContext().newPage();
      const page = await (await stage.browser.createBrowserContext()).newPage();
      await prepare?.(page);
      return page;
    }

    it('lets a customer sign in, shows the amount, and signs out', async () => {
      const page = await newPage();
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

    it(`is ${forgets ? '' : 'not '}named by diagnose(), and does not stop the element`, async () => {
      const page = await newPage();
      await page.goto(`${stage.parts.host}/plain`, { waitUntil: 'domcontentloaded' });
      await find(await openFrame(page, 'fs-login'), 'Password', 'textbox').wait();

      const found = await page.evaluate(async () => {
        const login = document.querySelector('fs-login') as unknown as {
          diagnose: () => Promise<{ findings: { code: string; fix: string; hint?: true }[] }[]>;
        };
        const [diagnosis] = await login.diagnose();
        return diagnosis?.findings.map(({ code, fix, hint }) => ({ code, fix, hint }));
      });

      const redirect = 'mode="redirect" keeps the session at the lender, where storage is allowed.';
      const denied = { code: 'storage_denied', fix: redirect, hint: true };
      assert.deepEqual(found, forgets ? [denied] : []);
      await page.close();
    });

    it('lets a customer sign in in a window of the lender’s, or says there how to go on', async () => {
      const { host } = stage.sites;
      host.serve(() => ({
        body: `<!doctype html><html lang="en"><title>Dealer</title>${stage.parts.embed}
          <fs-login client-id="${clientId}" mode="popup"></fs-login>
          <fs-balance-card client-id="${clientId}"></fs-balance-card>`,
      }));
      const page = await newPage();
      await page.goto(`${host.origin}/`, { waitUntil: 'domcontentloaded' });
      const frame = await frameOf(page, 'fs-login');
      const popup = await windowFrom(stage.browser, () => find(frame, 'Sign in', 'button').click());

      if (cookieless) {
        // The customer goes on in the window, and nothing comes back from there: no promise of it is made here.
        const waiting = await waitForText(frame, 'Go on in the other window');
        assert.match(waiting, /unless that window asks you to go on in it/);
        // A sign-in that another page waits for takes a cookie; the lender's own pages take none.
        assert.match(await waitForText(popup, 'This sign-in can’t go on'), /Allow cookies/);
        await find(popup, 'Go to Prairie Lane Finance', 'link').click();
        await sendForm(popup, 'alex.current');
        assert.match(await shownAmount(popup), /^\$\d/);
        await popup.close();
        assert.match(await waitForText(frame, 'The window was closed'), /You aren’t signed in/);
      } else {
        await sendForm(popup, 'alex.current');
        await find(frame, 'Sign out', 'button').wait();
        assert.ok(popup.isClosed(), 'the window is closed');
        const card = await openFrame(page, 'fs-balance-card');
        if (apart) await find(card, 'Or open your account at Prairie Lane Finance', 'link').wait();
        else assert.match(await framedAmount(page), /^\$\d/);
      }
      await page.close();
    });
  });
}
