import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import { findNamed, hasFocusNamed } from './by-name.ts';
import { executablePath, flags } from './chromium.mjs';
import { mainFigure, shownText } from './in-page.ts';

/** Debian's Firefox is asked for by name; it speaks WebDriver BiDi, which puppeteer speaks too. */
export const inFirefox = process.env['BROWSER'] === 'firefox';

/** A Chromium of our own, with storage partitioning and the popup blocker left on, or Firefox. */
export async function launchBrowser(preferences: Preferences = {}): Promise<Browser> {
  return inFirefox ? launchFirefox(preferences) : launchChromium();
}

/** Firefox's, by name, such as `network.cookie.cookieBehavior`; Chromium's shell has none. */
export type Preferences = Record<string, string | number | boolean>;

function launchFirefox(preferences: Preferences) {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr',
    // Beside WebDriver BiDi, for what only Firefox's own protocol can.
    args: 'marionette.port' in preferences ? ['--marionette'] : [],
    extraPrefsFirefox: {
      'intl.accept_languages': 'en-US',
      // Light, whatever the desktop wears.
      'layout.css.prefers-color-scheme.content-override': 1,
      ...preferences,
    },
  });
}

async function launchChromium() {
  return puppeteer.launch({
    executablePath: await executablePath(),
    args: flags,
    headless: 'shell',
    ignoreDefaultArgs: ['--disable-popup-blocking'],
  });
}

/** Milliseconds to wait for something to appear; generous, since machines in CI are slow, and Firefox with them. */
const patience = inFirefox ? 30_000 : 15_000;

/** What a person can find on a page or in a frame: by role and accessible name, through shadow roots. */
export function find(page: Page | Frame, name: string, role?: string) {
  if (inFirefox) return findNamed(page, name, role).setTimeout(patience);
  const selector = role ? `aria/${name}[role="${role}"]` : `aria/${name}`;
  return page.locator(selector).setTimeout(patience);
}

/** Whether the focus is on something of that name, through shadow roots, as assistive technology hears it. */
export async function hasFocus(page: Page, name: RegExp): Promise<boolean> {
  if (inFirefox) return hasFocusNamed(page, name);
  const handle = await page.evaluateHandle(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  });
  const element = handle.asElement();
  const node = element && (await page.accessibility.snapshot({ root: element }));
  return name.test(node?.name ?? '');
}

/** Waits until the page shows a text, wherever in its shadow roots, and returns all it shows. */
export async function waitForText(page: Page | Frame, text: string | RegExp): Promise<string> {
  const source = typeof text === 'string' ? escape(text) : text.source;
  try {
    const handle = await page.waitForFunction(
      `((shown) => new RegExp(${JSON.stringify(source)}).test(shown) && shown)((${String(shownText)})())`,
      // By a timer: a window that is not in front is given no frames by Firefox.
      { timeout: patience, polling: 100 },
    );
    return String(await handle.jsonValue());
  } catch (cause) {
    const shown: unknown = await page.evaluate(shownText).catch(String);
    throw new Error(`never shown: ${source}\nbut: ${String(shown)}`, { cause });
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Text of the balance card's main figure, once it is on screen. */
export async function shownAmount(page: Page): Promise<string> {
  // By a timer, as above.
  const handle = await page.waitForFunction(mainFigure, { timeout: patience, polling: 100 });
  return String(await handle.jsonValue());
}

/** Signs a persona in on the hosted portal, as a person does. */
export async function signIn(page: Page, lender: string, userId: string): Promise<void> {
  await page.goto(`${lender}/`);
  await find(page, 'User ID', 'textbox').fill(userId);
  await find(page, 'Password', 'textbox').fill('sandbox-passphrase-2026');
  await find(page, 'Sign in', 'button').click();
  await find(page, 'Sign out', 'button').wait();
}

/** Types a user ID and a password into the form on a page or in a frame and sends it. */
export async function sendForm(
  page: Page | Frame,
  userId: string,
  password = 'sandbox-passphrase-2026',
): Promise<void> {
  await find(page, 'User ID', 'textbox').fill(userId);
  await find(page, 'Password', 'textbox').fill(password);
  await find(page, 'Sign in', 'button').click();
}

/** Closes all tabs but the first: with its last tab a browser may end its window, and has none for the next. */
export async function closeTabs(browser: Browser): Promise<void> {
  for (const open of (await browser.pages()).slice(1)) await open.close();
}

/** Waits until the lender knows this browser as one that the customer signed in on. */
export async function untilKnown(page: Page | Frame): Promise<void> {
  await page.waitForFunction(
    () => Object.keys(localStorage).some((name) => name.endsWith('/device')),
    { timeout: patience, polling: 100 },
  );
}
