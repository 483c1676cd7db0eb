import puppeteer from 'puppeteer-core';
import { launchOptions } from '../support/chromium.mjs';
import { repeat, round } from './median.mjs';
import { serve } from './static-server.mjs';

const runs = 9;
const slowdown = 4;

const plain = `<!doctype html><title>plain</title><form><label>User ID <input name="username"></label>
<label>Password <input type="password" name="password"></label><button>Sign in</button></form>`;

const inline = `<!doctype html><title>inline</title>
<script type="module" src="/assets/elements/login/define.js"></script>
<fs-login lender="/" client-id="portal"></fs-login>`;

/**
 * Milliseconds from navigation until a password can be typed, on a processor four times slower: the inline element
 * against a plain HTML form. The design allows three times as long.
 */
export async function benchForm() {
  const server = await serve({ '/plain': plain, '/inline': inline });
  const browser = await puppeteer.launch(await launchOptions());
  try {
    const time = (path) => repeat(runs, () => untilTypable(browser, server.origin + path));
    const [plainTime, inlineTime] = [await time('/plain'), await time('/inline')];
    return [
      { page: 'plain form', ms: round(plainTime, 1), 'of plain': 1 },
      { page: 'fs-login', ms: round(inlineTime, 1), 'of plain': round(inlineTime / plainTime, 2) },
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

async function untilTypable(browser, url) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.emulateCPUThrottling(slowdown);
  await page.evaluateOnNewDocument(() => {
    const look = () => {
      const login = document.querySelector('fs-login');
      const field = (login?.shadowRoot ?? document).querySelector('[type=password]');
      // Painted: the frame after the one in which it has a size.
      if (field?.getBoundingClientRect().height) {
        requestAnimationFrame(() => (globalThis.typableAt = performance.now()));
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(url);
  const handle = await page.waitForFunction(() => globalThis.typableAt);
  const time = await handle.jsonValue();
  await context.close();
  return time;
}
