import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { framedAmount, openFrame, signInFramed } from '../hostile/customer.ts';
import { find, inFirefox, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

declare const __shifts: string[];

const stage = setStage();
const skip = inFirefox && 'Firefox does not tell of layout shifts';

/** A page that notes every shift the browser reports, on a slow machine with a slow line. */
async function open(width: number): Promise<Page> {
  const page = await (await stage.browser.createBrowserContext()).newPage();
  await page.setViewport({ width, height: 1000 });
  await page.evaluateOnNewDocument(() => {
    const shifts: string[] = [];
    Object.assign(window, { __shifts: shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // Tools show scores of two digits, or three; a line of text that settles has less.
        const { value } = entry as PerformanceEntry & { value: number };
        if (value >= 0.0005) shifts.push(JSON.stringify(entry));
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.setRequestInterception(true);
  page.on('request', (request) => void sendOn(page, request));
  await page.emulateNetworkConditions({ download: 60_000, upload: 30_000, latency: 150 });
  await page.emulateCPUThrottling(4);
  return page;
}

/** Holds the elements' script back until their place has been painted without it. */
async function sendOn(page: Page, request: HTTPRequest): Promise<void> {
  if (request.url().endsWith('/embed.js')) {
    await page.waitForSelector('body > footer');
    await page.evaluate(async () => {
      document.getElementById('payments')?.scrollIntoView({ behavior: 'instant' });
      for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
    });
  }
  await request.continue();
}

/** The shifts so far. One is made here, to see that the browser tells of them; it is left out. */
async function shiftsBefore(page: Page): Promise<string[]> {
  const before = await page.evaluate(() => [...__shifts]);
  await page.$eval('main', async (main) => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    main.style.position = 'relative';
    await nextFrame();
    await nextFrame();
    main.style.insetBlockStart = '-90px';
  });
  await page.waitForFunction((count) => __shifts.length > count, {}, before.length);
  return before;
}

for (const width of [320, 1280]) {
  it(`moves nothing on the dealer’s page at ${String(width)} px`, { skip }, async () => {
    const page = await open(width);

    await page.goto(`${stage.sandbox.dealer}/#payments`);
    await find(await openFrame(page, 'fs-login'), 'User ID', 'textbox').wait();
    await waitForText(await openFrame(page, 'fs-balance-card'), 'Your balance');
    await signInFramed(page, 'alex.current');
    await framedAmount(page);

    assert.deepEqual(await shiftsBefore(page), []);
  });
}
