import { after, before } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launchBrowser, type Preferences } from './browser.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';

/** What a journey plays on; both are there once the first test runs. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly browser: Browser;
}

/**
 * Starts a sandbox and a browser before the tests of a file or a suite, and ends them after.
 *
 * @param preferences of Firefox
 */
export function setStage(preferences?: Preferences): Stage {
  const stage = {} as { sandbox: Sandbox; browser: Browser };
  before(async () => {
    stage.browser = await launchBrowser(preferences);
    stage.sandbox = await startSandbox();
  });
  after(async () => {
    await stage.browser?.close();
    await stage.sandbox?.dispose();
  });
  return stage;
}
