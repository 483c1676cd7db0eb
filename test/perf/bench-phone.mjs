import { launchBrowser, signIn } from '../support/browser.ts';
import { startSandbox } from '../support/sandbox.ts';
import { round } from './median.mjs';

const slowdown = 4;
/** Slow 4G as Lighthouse has it: 150 ms there and back, 1.6 Mbit/s down, 0.75 up. */
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
};
const limits = { 'LCP (ms)': 2500, 'slowest interaction (ms)': 200, CLS: 0 };
const places = ['payments', 'vehicle', 'help', 'security', 'overview'];

/**
 * The hosted portal on a phone: 360 px, a processor four times slower, slow 4G; opened by who is signed in already, with
 * nothing in the cache and with all of it, then walked through place by place. Every figure is the browser's own:
 * largest contentful paint, layout shifts, and event timing from the press until the next frame was painted.
 */
export async function benchPhone() {
  const sandbox = await startSandbox({ LOG_LEVEL: 'error' });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 360, height: 740, isMobile: true, hasTouch: true });
    await page.evaluateOnNewDocument(observe);
    await signIn(page, sandbox.lender, 'alex.current');
    await shown(page);

    const session = await page.createCDPSession();
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', network);
    await page.emulateCPUThrottling(slowdown);
    const results = [];
    for (const cached of [false, true]) {
      await session.send('Network.setCacheDisabled', { cacheDisabled: !cached });
      await page.reload();
      await shown(page);
      await settled();
      const { lcp, shifts } = await page.evaluate(() => globalThis.seen);
      results.push({
        part: cached ? 'opened again' : 'opened with an empty cache',
        'LCP (ms)': round(lcp, 0),
        CLS: round(shifts, 4),
      });
    }
    for (const place of places) {
      await page.evaluate(() => globalThis.forget());
      const link = await page
        .waitForSelector(`fs-portal >>> .rail > ul > li:not(.further) a[href="#${place}"]`, {
          timeout: 500,
        })
        .catch(() => null);
      if (link) await link.tap();
      else {
        const more = await page.waitForSelector('fs-portal >>> .more button');
        await more.tap();
        const further = await page.waitForSelector(`fs-portal >>> .sheet a[href="#${place}"]`, {
          visible: true,
        });
        await further.tap();
      }
      await page.waitForSelector(`fs-portal >>> [data-place=${place}] slot`);
      await settled();
      const { events, shifts } = await page.evaluate(() => globalThis.seen);
      results.push({
        part: `going to ${place}`,
        'slowest interaction (ms)': round(Math.max(0, ...events), 0),
        CLS: round(shifts, 4),
      });
    }
    return results.map((row) => ({
      ...row,
      'as asked': Object.entries(limits).every(([name, most]) => !(row[name] > most)),
    }));
  } finally {
    await browser.close();
    await sandbox.dispose();
  }
}

/** The amount that is owed is on screen. */
function shown(page) {
  return page.waitForSelector('fs-balance-card >>> [part~=amount]', { timeout: 60_000 });
}

/** All that could still move has come. */
function settled() {
  return new Promise((resolve) => setTimeout(resolve, 4000));
}

/** Runs in the page: keeps what the browser measures. */
function observe() {
  globalThis.forget = () => (globalThis.seen = { events: [], shifts: 0, lcp: 0 });
  globalThis.forget();
  const each = (type, keep, more = {}) =>
    new globalThis.PerformanceObserver((list) => list.getEntries().forEach(keep)).observe({
      type,
      buffered: true,
      ...more,
    });
  each('largest-contentful-paint', ({ startTime }) => (globalThis.seen.lcp = startTime));
  each('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) globalThis.seen.shifts += value;
  });
  each(
    'event',
    ({ duration, interactionId }) => {
      if (interactionId) globalThis.seen.events.push(duration);
    },
    { durationThreshold: 16 },
  );
}
