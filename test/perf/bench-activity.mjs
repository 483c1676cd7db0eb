import { launchBrowser, signIn } from '../support/browser.ts';
import { startSandbox } from '../support/sandbox.ts';
import { round } from './median.mjs';

const slowdown = 4;
/** Milliseconds that no interaction with 10,000 rows may take. */
const limit = 50;

/**
 * Scrolling through 10,000 transactions, filtering them and going to the pictures and back, in the hosted portal on a
 * processor four times slower. `slowest` is the longest event by the browser's own event timing, from the key or the
 * click until the next frame was painted; `long tasks` are those over 50 ms, whoever caused them. The heap is what is left after
 * a collection.
 */
export async function benchActivity() {
  const sandbox = await startSandbox({ LOG_LEVEL: 'error' });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1100, height: 900 });
    await page.evaluateOnNewDocument(observe);
    await signIn(page, sandbox.lender, 'harper.history');
    await page.waitForFunction(() => document.querySelector('fs-balance-card'));
    await page.evaluate(() => (location.hash = '#activity'));
    const row = await page.waitForSelector('fs-activity >>> .block [role=row]');
    if (!row) throw new Error('no row came');
    const heapBefore = await heap(page);
    await page.emulateCPUThrottling(slowdown);
    const results = [];
    const part = async (name, work) => {
      await page.evaluate(() => globalThis.forget());
      await work();
      await new Promise((resolve) => setTimeout(resolve, 500));
      const { events, tasks } = await page.evaluate(() => globalThis.seen);
      const slowest = Math.max(0, ...events.map(({ duration }) => duration));
      results.push({
        part: name,
        'events over 16 ms': events.length,
        slowest: round(slowest, 1),
        'long tasks': tasks.length,
        'longest task': round(Math.max(0, ...tasks), 1),
        'under 50 ms': slowest < limit,
        elements: await page.evaluate(countElements),
      });
    };

    await part('scrolling with the keyboard', async () => {
      await page.focus('fs-activity >>> .scroller');
      for (let count = 0; count < 60; count += 1) {
        await page.keyboard.press('PageDown');
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    });
    await part('scrolling to the oldest of 10,000', async () => {
      const deadline = Date.now() + 240_000;
      while (Date.now() < deadline && !(await page.evaluate(atEnd))) {
        await page.keyboard.press('End');
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      if (!(await page.evaluate(atEnd))) throw new Error('the oldest row was not reached');
    });
    const heapAfter = await heap(page);
    await part('filtering with 10,000 rows there', async () => {
      for (const [name, keys] of [
        ['kind', ['p', 'f', 'e']],
        ['period', ['t', 'l', 'a']],
      ]) {
        await page.focus(`fs-activity >>> #${name}`);
        for (const key of keys) {
          await page.keyboard.press(key);
          await new Promise((resolve) => setTimeout(resolve, 900));
        }
      }
    });
    await part('going to the pictures and back', async () => {
      for (const tab of ['breakdown', 'payoff', 'history', 'breakdown', 'history']) {
        await page.click(`fs-activity >>> #tab-${tab}`);
        await new Promise((resolve) => setTimeout(resolve, 900));
      }
    });
    await part('typing an extra amount', async () => {
      await page.click('fs-activity >>> #tab-payoff');
      await page.focus('fs-activity >>> #extra');
      for (const key of '75.50') {
        await page.keyboard.press(key);
        await new Promise((resolve) => setTimeout(resolve, 120));
      }
      await new Promise((resolve) => setTimeout(resolve, 1200));
    });
    return [
      ...results,
      { part: `heap: ${heapBefore} MB with the first rows, ${heapAfter} MB with all 10,000` },
    ];
  } finally {
    await browser.close();
    await sandbox.dispose();
  }
}

/** Runs in the page: keeps what the browser measures. */
function observe() {
  globalThis.forget = () => (globalThis.seen = { events: [], tasks: [] });
  globalThis.forget();
  new globalThis.PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) {
      globalThis.seen.events.push({ name, duration });
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: false });
  new globalThis.PerformanceObserver((list) => {
    globalThis.seen.tasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });
}

function countElements() {
  return document.querySelector('fs-activity').shadowRoot.querySelectorAll('*').length;
}

function atEnd() {
  const root = document.querySelector('fs-activity').shadowRoot;
  const count = Number(root.querySelector('[role=table]').getAttribute('aria-rowcount'));
  return count > 10_000 && root.querySelector(`[aria-rowindex="${count}"]`) !== null;
}

async function heap(page) {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return round(usedSize / 2 ** 20, 1);
}
