import type { Page } from 'puppeteer-core';
import { AuthenticatorApp } from './authenticator-app.ts';
import { find, waitForText } from './browser.ts';

/** Opens "Sign-in and security" of the portal. */
export async function openSecurity(page: Page): Promise<void> {
  await find(page, 'Sign-in and security', 'link').click();
  await waitForText(page, 'Where you’re signed in');
}

/**
 * Sets up an authenticator app on the open page of security, as far as its recovery codes are kept.
 *
 * @returns the app, and the recovery codes
 */
export async function setUpApp(page: Page): Promise<{ app: AuthenticatorApp; codes: string[] }> {
  await find(page, 'Set up an authenticator app', 'button').click();
  const shown = await waitForText(page, 'Enter the code that the app shows');
  const key = /Key ((?:[A-Z2-7]{4} )+)/.exec(shown)?.[1];
  if (!key) throw new Error(`no key in: ${shown}`);
  const app = new AuthenticatorApp(key);
  await find(page, 'Code', 'textbox').fill(app.code());
  await find(page, 'Turn on', 'button').click();
  await waitForText(page, 'Your recovery codes');
  const codes = await page.$$eval('>>> .codes code', (all) =>
    all.map(({ textContent }) => textContent.trim()),
  );
  await find(page, 'I’ve kept them', 'button').click();
  await waitForText(page, 'Authenticator app');
  return { app, codes };
}
