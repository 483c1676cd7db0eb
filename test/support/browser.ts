import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { executablePath, flags } from './chromium.mjs';

/** A Chromium of our own, with storage partitioning and the popup blocker left on. */
export async function launchBrowser(): Promise<Browser> {
  return puppeteer.launch({
    executablePath: await executablePath(),
    args: flags,
    headless: 'shell',
    ignoreDefaultArgs: ['--disable-popup-blocking'],
  });
}

/** Milliseconds to wait for something to appear; generous, since machines in CI are slow. */
const patience = 15_000;

/** What a person can find on a page: by role and accessible name, through shadow roots. */
export function find(page: Page, name: string, role?: string) {
  const selector = role ? `aria/${name}[role="${role}"]` : `aria/${name}`;
  return page.locator(selector).setTimeout(patience);
}

/** Waits until the page shows a text, wherever in its shadow roots, and returns all it shows. */
export async function waitForText(page: Page, text: string | RegExp): Promise<string> {
  const source = typeof text === 'string' ? escape(text) : text.source;
  const handle = await page.waitForFunction(
    (pattern: string) => {
      const read = (node: Node): string => {
        if (node instanceof Element) {
          if (['STYLE', 'SCRIPT', 'TEMPLATE'].includes(node.tagName)) return '';
          if (!node.checkVisibility({ visibilityProperty: true }) && node.tagName !== 'SLOT') {
            if (getComputedStyle(node).display !== 'contents') return '';
          }
        }
        if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
        const inside =
          node instanceof HTMLSlotElement
            ? node.assignedNodes({ flatten: true })
            : (node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes;
        return [...inside].map(read).join(' ');
      };
      const shown = read(document.body).replace(/\s+/g, ' ');
      return new RegExp(pattern).test(shown) && shown;
    },
    { timeout: patience },
    source,
  );
  return String(await handle.jsonValue());
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Text of the balance card's main figure, once it is on screen. */
export async function shownAmount(page: Page): Promise<string> {
  const handle = await page.waitForFunction(
    () => {
      const card = document.querySelector('fs-balance-card');
      const figure = card?.shadowRoot?.querySelector('[part~="amount"]');
      return figure?.textContent?.replace(/\s+/g, '') || undefined;
    },
    { timeout: patience },
  );
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
