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
const unlimited = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
const limits = { 'LCP (ms)': 2500, 'slowest interaction (ms)': 200, CLS: 0 };
/** In this order, so that none is gone to from itself. */
const places = [
  'payments',
  'documents',
  'vehicle',
  'plan',
  'preferences',
  'help',
  'security',
  'overview',
];

/**
 * The hosted portal on a phone: 360 px, a processor four times slower, slow 4G; opened by who is not signed in, then by
 * who is, with nothing in the cache and with all of it, at its first place and at each of the others by its address; then
 * walked through place by place. Every figure is the browser's own: largest contentful paint, layout shifts, and event
 * timing from the press until the next frame was painted.
 */
export async function benchPhone() {
  const sandbox = await startSandbox({ LOG_LEVEL: 'error' });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const session = await page.createCDPSession();
    await session.send('Network.enable');
    await page.evaluateOnNewDocument(observe);
    const phone = async (slow, cached) => {
      await session.send('Network.setCacheDisabled', { cacheDisabled: !cached });
      await session.send('Network.emulateNetworkConditions', slow ? network : unlimited);
      await page.emulateCPUThrottling(slow ? slowdown : 1);
    };
    const results = [];
    const measured = async (part, names) => {
      await settled();
      const { lcp, shifts, events } = await page.evaluate(() => globalThis.seen);
      const row = {
        'LCP (ms)': round(lcp, 0),
        'slowest interaction (ms)': round(Math.max(0, ...events), 0),
        CLS: round(shifts, 4),
      };
      results.push({ part, ...Object.fromEntries(names.map((name) => [name, row[name]])) });
    };

    // A change of the size counts as input, after which shifts are forgiven for a while: before the page, on another.
    await page.setViewport({ width: 360, height: 740, isMobile: true, hasTouch: true });
    await settled();
    await phone(true, false);
    await page.goto(`${sandbox.lender}/`);
    await page.waitForSelector('fs-login >>> input', { timeout: 60_000 });
    await measured('signed out, empty cache', ['LCP (ms)', 'CLS']);

    await phone(false, true);
    await signIn(page, sandbox.lender, 'alex.current');
    await page.waitForSelector(amount, { timeout: 60_000 });
    for (const cached of [false, true]) {
      await phone(true, cached);
      await page.reload();
      await page.waitForSelector(amount, { timeout: 60_000 });
      await measured(`signed in, ${cached ? 'full' : 'empty'} cache`, ['LCP (ms)', 'CLS']);
    }
    await phone(true, true);
    for (const place of places) {
      await page.evaluate(() => globalThis.forget());
      await go(page, place);
      await measured(`going to ${place}`, ['slowest interaction (ms)', 'CLS']);
    }
    for (const place of places) {
      await phone(true, false);
      await page.goto('about:blank');
      await page.goto(`${sandbox.lender}/#${place}`);
      await page.waitForSelector(`fs-portal >>> [data-place=${place}] slot`, { timeout: 60_000 });
      await measured(`opened at ${place}, empty cache`, ['LCP (ms)', 'CLS']);
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

/** By the bar at the bottom, or by what is behind its last button. */
async function go(page, place) {
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
}

const amount = 'fs-balance-card >>> [part~=amount]';

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
